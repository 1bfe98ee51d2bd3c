package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.cli.packaging.ProgramJar;
import dev.kdt.cli.packaging.RuntimeClientJar;
import dev.kdt.endpoint.option.RuntimeClient;
import dev.kdt.lambda.loop.RuntimeLoop;
import dev.kdt.local.function.ServedRuntime;
import dev.kdt.local.function.ServedRuntime.Posted;
import dev.kdt.process.KdtProcess.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runtime clients as a jar of their own, taken out of kdt-all.jar: they run packaged functions that see nothing else of kdt. */
@EnabledOnOs(OS.LINUX)
class RuntimeClientIT {
    private static final String AWS = RuntimeClient.MAIN;
    private static final String LOOP = "dev.kdt.lambda.loop.RuntimeLoop";
    private static final String PIPELINE = "steps:\n  - set: {b: .a + 1}\n";
    private static final String EVENT = """
        {"invocationId":"i","deliveryStreamArn":"arn:aws:firehose:us-east-1:0:deliverystream/d","region":"us-east-1",
        "records":[{"recordId":"1","approximateArrivalTimestamp":1,"data":"eyJhIjoxfQ=="}]}\
        """;

    @TempDir
    private static Path folder;

    private static Path client;
    private static PackagedFunction function;

    @BeforeAll
    static void pack() throws Exception {
        client = client();
        Files.writeString(folder.resolve("p.yaml"), PIPELINE);
        function = PackagedFunction.of(Place.in(folder), "p.yaml", "--transformation");
    }

    private static Path client() throws Exception {
        try (ProgramJar program = ProgramJar.open(Path.of("target/kdt-all.jar"))) {
            return RuntimeClientJar.in(folder.resolve("client"), program);
        }
    }

    @Test
    void hasNothingElseOfTheProgram() throws Exception {
        assertEquals(LOOP, RuntimeLoop.class.getName());
        try (ZipFile jar = new ZipFile(client.toFile())) {
            List<String> others = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> !name.matches(
                            "(com/amazonaws|software/amazon/awssdk/utilslite|org/crac|jni|dev/kdt/lambda/loop)/.*"
                                    + "|META-INF/(services/com\\.amazonaws|licenses/(lambda|aws-sdk)).*"))
                    .toList();
            assertEquals(List.of(), others);
        }
    }

    @Test
    void isWrittenOnce() throws Exception {
        Object then = Files.getLastModifiedTime(client);
        assertEquals(client, client());
        assertEquals(then, Files.getLastModifiedTime(client));
        try (Stream<Path> files = Files.list(folder.resolve("client"))) {
            assertEquals(1, files.count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {AWS, LOOP})
    void runsAPackagedFunction(String main) throws Exception {
        try (ServedRuntime api = new ServedRuntime()) {
            Process started = function.start(api, client, main, Map.of());
            try {
                Posted answer = api.invoke(EVENT);
                assertNotNull(answer, function::said);
                assertEquals("invocation/1/response", answer.path(), answer::body);
                assertTrue(answer.body().contains("\"result\":\"Ok\""), answer::body);
                Posted error = api.invoke("{\"no\":\"event\"}");
                assertNotNull(error, function::said);
                assertEquals("invocation/1/error", error.path(), error::body);
                assertTrue(error.body().contains("not a Firehose event"), error::body);
                assertEquals("invocation/1/response", api.invoke(EVENT).path());
            } finally {
                started.destroyForcibly();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {AWS, LOOP})
    void tellsWhyAFunctionDoesNotStart(String main) throws Exception {
        Files.writeString(function.task().resolve("p.yaml"), "steps:\n  - filtre: .a\n");
        try (ServedRuntime api = new ServedRuntime()) {
            Process started = function.start(api, client, main, Map.of());
            try {
                Posted error = api.awaitStart();
                assertNotNull(error, function::said);
                assertEquals("init/error", error.path());
                assertTrue(error.body().contains("p.yaml:2:5: unknown step 'filtre'"), error::body);
                assertTrue(started.waitFor(60, TimeUnit.SECONDS));
                assertNotEquals(0, started.exitValue());
            } finally {
                started.destroyForcibly();
                Files.writeString(function.task().resolve("p.yaml"), PIPELINE);
            }
        }
    }

    /** So a function ends with the endpoint that runs it, also when that was killed. */
    @ParameterizedTest
    @ValueSource(strings = {AWS, LOOP})
    void endsWhenTheApiIsGone(String main) throws Exception {
        Process started;
        try (ServedRuntime api = new ServedRuntime()) {
            started = function.start(api, client, main, Map.of());
            assertEquals("invocation/1/response", api.invoke(EVENT).path());
        }
        try {
            assertTrue(started.waitFor(60, TimeUnit.SECONDS), function::said);
        } finally {
            started.destroyForcibly();
        }
    }
}
