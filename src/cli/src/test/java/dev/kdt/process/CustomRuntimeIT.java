package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.SampleEvents;
import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.local.function.ServedRuntime;
import dev.kdt.local.function.ServedRuntime.Posted;
import dev.kdt.process.KdtProcess.Place;
import dev.kdt.record.KinesisRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A package with a runtime of its own, started by its bootstrap as Lambda does, with AWS's client against a Runtime API. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class CustomRuntimeIT {
    private static final Path SAMPLES = Path.of("samples").toAbsolutePath();

    /** Of the packages that tests share: each takes seconds to make. */
    @TempDir
    private static Path shared;

    private static PackagedFunction delivering;
    private static PackagedFunction transforming;

    @TempDir
    private Path folder;

    @BeforeAll
    static void pack() throws Exception {
        delivering = packed("delivering", "--to", "firehose:x");
        transforming = packed("transforming", "--transformation");
    }

    private static PackagedFunction packed(String name, String... options) throws Exception {
        Path folder = Files.createDirectory(shared.resolve(name));
        Files.writeString(folder.resolve("p.yaml"), "steps:\n  - filter: .a\n");
        List<String> arguments = new ArrayList<>(List.of("p.yaml", "--runtime", "custom"));
        arguments.addAll(List.of(options));
        return PackagedFunction.of(Place.in(folder), arguments.toArray(String[]::new));
    }

    @Test
    void deliversTheRecordsOfAnEvent() throws Exception {
        Place place = Place.in(folder);
        String pipeline = SAMPLES.resolve("orders.yaml").toString();
        List<KinesisRecord> records = SampleEvents.records(SAMPLES.resolve("orders.ndjson"));
        PackagedFunction function = PackagedFunction.of(
                place,
                pipeline,
                "--no-test",
                "--runtime",
                "custom",
                "--to",
                "firehose:clean",
                "--parked",
                "firehose:aside");
        try (Endpoint endpoint = Endpoint.start(
                        EndpointOptions.in(folder.resolve("data")).withTransition(Duration.ZERO));
                ServedRuntime api = new ServedRuntime()) {
            Place local = new Place(folder, "127.0.0.1:" + endpoint.port(), Map.of());
            for (String stream : List.of("clean", "aside")) {
                try (KdtProcess create = local.start("delivery", "create", stream, "--compression", "gzip")) {
                    assertEquals(0, create.ended().code());
                }
            }
            Process started = function.bootstrap(
                    api,
                    Map.of(
                            "AWS_ENDPOINT_URL",
                            endpoint.uri().toString(),
                            "AWS_REGION",
                            "us-east-1",
                            "AWS_ACCESS_KEY_ID",
                            "local",
                            "AWS_SECRET_ACCESS_KEY",
                            "local"));
            try {
                Posted posted = api.invoke(SampleEvents.streamEvent(records));
                assertNotNull(posted, () -> function.said());
                assertEquals(
                        new Posted("invocation/1/response", "{\"batchItemFailures\":[]}"),
                        posted,
                        () -> function.said());
                Posted again = api.invoke("{\"Records\":[]}");
                assertNotNull(again, () -> function.said());
                assertEquals(
                        new Posted("invocation/1/response", "{\"batchItemFailures\":[]}"),
                        again,
                        () -> function.said());
            } finally {
                started.destroyForcibly();
            }
            try (KdtProcess flush = local.start("delivery", "flush", "clean")) {
                assertEquals(0, flush.ended().code());
            }
            try (KdtProcess process = local.start(
                    "process", "-q", pipeline, SAMPLES.resolve("orders.ndjson").toString())) {
                long delivered = Delivered.in(folder.resolve("data/s3/clean")).size();
                assertEquals(process.ended().out().lines().distinct().count(), delivered);
            }
        }
    }

    @Test
    void endsItsStartWhenThePackageIsWithoutTheClientOfAPlace() throws Exception {
        PackagedFunction function = delivering;
        for (String parked : List.of("sqs:aside", "s3:bucket/aside")) {
            Posted posted = start(function, Map.of("KDT_PARKED", parked));
            assertTrue(
                    posted.body()
                            .contains("KDT_PARKED=" + parked + ": the package is without the client of this service"
                                    + " (package the function again with --parked " + parked + ")"),
                    posted::body);
        }
    }

    @Test
    void goesOnAfterAnEventThatIsNone() throws Exception {
        PackagedFunction function = transforming;
        try (ServedRuntime api = new ServedRuntime()) {
            Process started = function.bootstrap(api, Map.of());
            try {
                for (int i = 0; i < 2; i++) {
                    Posted error = api.invoke("{}");
                    assertNotNull(error, () -> function.said());
                    assertEquals("invocation/1/error", error.path());
                    assertTrue(error.body().contains("not a Firehose event"), error::body);
                }
            } finally {
                started.destroyForcibly();
            }
        }
    }

    /** The two of them are in the template's environment; a collector may be there as well. */
    @Test
    void leavesCompilerAndCollectorToTheUser() throws Exception {
        PackagedFunction function = delivering;
        Map<String, String> wrong = Map.of("KDT_PARKED", "nowhere");
        start(function, with(wrong, "-XX:+PrintFlagsFinal"));
        assertTrue(flag(function, "UseSerialGC").startsWith("= true"), () -> flag(function, "UseSerialGC"));
        assertTrue(flag(function, "TieredStopAtLevel").startsWith("= 4"), () -> flag(function, "TieredStopAtLevel"));
        start(function, with(wrong, "-XX:+PrintFlagsFinal -XX:TieredStopAtLevel=1 -XX:+UseParallelGC"));
        assertTrue(flag(function, "UseSerialGC").startsWith("= false"), () -> flag(function, "UseSerialGC"));
        assertTrue(flag(function, "TieredStopAtLevel").startsWith("= 1"), () -> flag(function, "TieredStopAtLevel"));
    }

    /** As a layer or an image of an older release brings it. */
    @Test
    void saysWhichJavaIsTooOld() throws Exception {
        PackagedFunction function = delivering;
        Path old = Files.createDirectories(folder.resolve("old/bin")).getParent();
        Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"21.0.4\"\n");
        Files.writeString(old.resolve("bin/java"), "#!/bin/sh\necho started\n")
                .toFile()
                .setExecutable(true);
        Path java = function.task().resolve("java");
        Path aside = Files.move(java, folder.resolve("moved"));
        try (ServedRuntime api = new ServedRuntime()) {
            Process started = function.bootstrap(api, Map.of("JAVA_HOME", old.toString()));
            assertEquals(1, started.waitFor());
        } finally {
            Files.move(aside, java);
        }
        assertTrue(function.said().contains("there is no Java 25 in "), function::said);
        assertTrue(function.said().contains("the one in " + old + " is 21, and 25 is needed"), function::said);
        assertTrue(function.said().contains("add a layer that has one in the folder java"), function::said);
    }

    private static Map<String, String> with(Map<String, String> variables, String options) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("JAVA_TOOL_OPTIONS", options);
        return all;
    }

    /** The value of a flag as the function's Java printed it, from the equals sign on. */
    private static String flag(PackagedFunction function, String name) {
        return function.said()
                .lines()
                .filter(line -> line.contains(" " + name + " "))
                .map(line -> line.substring(line.indexOf('=')))
                .findFirst()
                .orElse("no " + name);
    }

    /** Starts a function whose start fails; returns what it posts. */
    private static Posted start(PackagedFunction function, Map<String, String> environment) throws Exception {
        try (ServedRuntime api = new ServedRuntime()) {
            Process started = function.bootstrap(api, environment);
            try {
                Posted posted = api.awaitStart();
                assertNotNull(posted, () -> function.said());
                assertEquals("init/error", posted.path());
                return posted;
            } finally {
                started.destroyForcibly();
            }
        }
    }

    @Test
    void endsItsStartWithThePlaceOfWhatIsWrong() throws Exception {
        Path pipeline = transforming.task().resolve("p.yaml");
        String right = Files.readString(pipeline);
        Files.writeString(pipeline, "steps:\n  - filtre: .a\n");
        Posted posted = start(transforming, Map.of());
        Files.writeString(pipeline, right);
        assertTrue(posted.body().contains("p.yaml:2:5: unknown step 'filtre'"), posted::body);
    }
}
