package dev.kdt.local.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Command lines that speak the Runtime API: what they are told, and what becomes of calls when they break its rules. */
@DisabledOnOs(OS.WINDOWS)
class CommandFunctionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path data;

    private static FunctionRig rig;

    @BeforeAll
    static void start() throws Exception {
        rig = new FunctionRig(
                data,
                FunctionRig.plain("plain", FunctionRig.patient().withEnvironment(Map.of("OWN", "mine")), ""),
                FunctionRig.plain("hasty", FunctionRig.patient().withTimeoutSeconds(3), ""),
                FunctionRig.plain("refuses", FunctionRig.patient(), "init-error"),
                FunctionRig.plain("ends", FunctionRig.patient(), "init-exit"));
    }

    @AfterAll
    static void close() throws Exception {
        rig.close();
    }

    @Test
    void nothingOfTheEndpointsEnvironmentIsInherited() throws Exception {
        JsonNode variables = JSON.readTree(rig.answer("plain", "\"environment\""));
        Set<String> names = new TreeSet<>();
        variables.fieldNames().forEachRemaining(names::add);
        names.removeAll(Set.of("PWD", "OLDPWD", "SHLVL", "_")); // The shell's.
        assertEquals(
                new TreeSet<>(Set.of(
                        "AWS_ACCESS_KEY_ID",
                        "AWS_CONFIG_FILE",
                        "AWS_DEFAULT_REGION",
                        "AWS_EC2_METADATA_DISABLED",
                        "AWS_ENDPOINT_URL",
                        "AWS_EXECUTION_ENV",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                        "AWS_LAMBDA_FUNCTION_NAME",
                        "AWS_LAMBDA_FUNCTION_VERSION",
                        "AWS_LAMBDA_INITIALIZATION_TYPE",
                        "AWS_LAMBDA_LOG_GROUP_NAME",
                        "AWS_LAMBDA_LOG_STREAM_NAME",
                        "AWS_LAMBDA_RUNTIME_API",
                        "AWS_REGION",
                        "AWS_SECRET_ACCESS_KEY",
                        "AWS_SESSION_TOKEN",
                        "AWS_SHARED_CREDENTIALS_FILE",
                        "HOME",
                        "JAVA_HOME",
                        "LAMBDA_RUNTIME_DIR",
                        "LAMBDA_TASK_ROOT",
                        "LANG",
                        "OWN",
                        "PATH",
                        "TMPDIR",
                        "TZ",
                        "_HANDLER")),
                names);
        assertEquals("http://127.0.0.1:4567", variables.path("AWS_ENDPOINT_URL").asText());
        assertEquals("us-east-1", variables.path("AWS_REGION").asText());
        assertEquals("000000000000", variables.path("AWS_ACCESS_KEY_ID").asText());
        assertEquals("mine", variables.path("OWN").asText());
        assertTrue(Path.of(variables.path("HOME").asText()).startsWith(data.toAbsolutePath()));
        assertFalse(Files.exists(Path.of(variables.path("AWS_CONFIG_FILE").asText())));
    }

    @Test
    void anEventComesWithTheHeadersOfTheRuntimeApi() throws Exception {
        String headers = rig.answer("plain", "\"headers\"");
        for (String header : List.of(
                "Lambda-Runtime-Deadline-Ms=[",
                "Lambda-Runtime-Invoked-Function-Arn=[arn:aws:lambda:us-east-1:000000000000:function:plain]",
                "Lambda-Runtime-Trace-Id=[Root=1-",
                "Content-Type=[application/json]")) {
            assertTrue(headers.toLowerCase().contains(header.toLowerCase()), headers);
        }
    }

    @Test
    void anAnswerIsHandedOnAsItIs() throws Exception {
        assertEquals("{garbage", rig.answer("plain", "\"garbage\""));
    }

    @Test
    void aSecondAnswerChangesNothing() throws Exception {
        CallResult result = rig.call("plain", "\"twice\"");
        assertEquals("1", new String(result.invocation().payload(), StandardCharsets.UTF_8));
        assertEquals("\"after\"", rig.answer("plain", "\"after\""));
        assertTrue(
                rig.log("plain").contains("answered 202 and 400"),
                () -> rig.log("plain").toString());
    }

    @Test
    void unknownEventsAndPathsAreRefused() throws Exception {
        assertEquals("[400,404]", rig.answer("plain", "\"unknown\""));
        assertEquals("403", rig.answer("plain", "\"next\""));
    }

    @Test
    void aReportThatIsNoJsonIsToldInOne() throws Exception {
        assertEquals(
                "{\"errorType\":\"Runtime.UnknownReason\",\"errorMessage\":\"not json\"}",
                rig.error("plain", "\"error\""));
    }

    @Test
    void theEndOfAProcessIsToldInTheServicesWords() throws Exception {
        assertEquals(
                "{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":"
                        + "\"RequestId: ID Error: Runtime exited without providing a reason\"}",
                rig.error("plain", "\"exit\""));
        assertEquals(
                "{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":"
                        + "\"RequestId: ID Error: Runtime exited with error: signal: killed\"}",
                rig.error("plain", "\"kill\""));
    }

    @Test
    void aProcessThatEndsAfterItsAnswerIsReplacedWithoutAnError() throws Exception {
        assertEquals("1", rig.answer("plain", "\"answer and exit\""));
        assertEquals("2", rig.answer("plain", "2"));
    }

    @Test
    void theChildrenOfAProcessThatTakesTooLongAreEndedToo() throws Exception {
        long child = Long.parseLong(rig.answer("hasty", "\"child\""));
        assertTrue(ProcessHandle.of(child).isPresent());
        String error = rig.error("hasty", "\"hang with child\"");
        assertTrue(error.contains("Task timed out after 3.00 seconds"), error);
        ProcessHandle.of(child)
                .ifPresent(process ->
                        process.onExit().orTimeout(60, TimeUnit.SECONDS).join());
    }

    @Test
    void aStartThatFailsIsToldToTheCaller() throws Exception {
        assertEquals(
                "{\"errorType\":\"Runtime.NoSuchModule\",\"errorMessage\":\"no module\"}", rig.error("refuses", "1"));
        assertEquals(
                "{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":"
                        + "\"RequestId: ID Error: Runtime exited with error: exit status 7\"}",
                rig.error("ends", "1"));
    }

    @Test
    void aStartThatTakesTooLongIsTriedAgainWithinTheCall(@TempDir Path folder) throws Exception {
        try (FunctionRig slow = new FunctionRig(
                folder,
                Clock.systemUTC(),
                Duration.ofMillis(500),
                List.of(FunctionRig.plain("hangs", FunctionRig.patient().withTimeoutSeconds(1), "init-hang")))) {
            String error = slow.error("hangs", "1");
            assertTrue(error.contains("Task timed out after 1.00 seconds"), error);
            List<String> reports = slow.log("hangs").stream()
                    .filter(line -> line.startsWith("INIT_REPORT"))
                    .toList();
            assertEquals(2, reports.size(), reports::toString);
            assertTrue(reports.get(0).endsWith("\tPhase: init\tStatus: timeout"), reports.get(0));
            assertTrue(reports.get(1).endsWith("\tPhase: invoke\tStatus: timeout"), reports.get(1));
        }
    }

    @Test
    void aCommandThatIsNoneSaysSoInTheLog() throws Exception {
        try (FunctionRig wrong = new FunctionRig(
                data.resolve("wrong"),
                new dev.kdt.endpoint.option.GivenFunction.CommandLine(
                        "none", "no-such-program-anywhere", FunctionRig.patient()))) {
            assertTrue(wrong.error("none", "1").contains("exit status 127"));
            assertTrue(
                    wrong.log("none").stream().anyMatch(line -> line.contains("no-such-program-anywhere")),
                    () -> wrong.log("none").toString());
        }
    }

    @Test
    void callsBeyondTheReservedConcurrencyAreThrottledAndOthersWait() throws Exception {
        LambdaFunction function = rig.functions.find("plain");
        rig.functions.change(function, config -> config.withReserved(0));
        assertEquals(
                Invocation.Ending.THROTTLED, rig.call("plain", "1").invocation().ending());
        rig.functions.change(function, config -> config.withReserved(null));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> calls = new java.util.ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String event = String.valueOf(i);
                calls.add(() -> rig.answer("plain", event));
            }
            int next = 0;
            for (Future<String> answer : threads.invokeAll(calls)) {
                assertEquals(String.valueOf(next++), answer.get());
            }
        }
    }

    @Test
    void processesEndWithTheEndpointAndFunctionsAreThereAgain(@TempDir Path folder) throws Exception {
        long child;
        try (FunctionRig first = new FunctionRig(folder, FunctionRig.plain("plain", FunctionRig.patient(), ""))) {
            child = Long.parseLong(first.answer("plain", "\"child\""));
        }
        ProcessHandle.of(child)
                .ifPresent(process ->
                        process.onExit().orTimeout(60, TimeUnit.SECONDS).join());
        assertFalse(Files.exists(folder.resolve("lambda/plain/environments")));
        try (FunctionRig second = new FunctionRig(folder)) {
            assertEquals("1", second.answer("plain", "1"));
        }
    }

    @Test
    void aProcessThatAKilledEndpointLeftBehindIsEnded(@TempDir Path folder) throws Exception {
        try (FunctionRig first = new FunctionRig(folder, FunctionRig.plain("plain", FunctionRig.patient(), ""))) {
            first.answer("plain", "1");
        }
        Path left = Files.createDirectories(folder.resolve("lambda/plain/environments/9"));
        Process orphan = new ProcessBuilder("sleep", "3600").start();
        Process other = new ProcessBuilder("sleep", "3600").start();
        try {
            ProcessMark.write(left, orphan.toHandle());
            Path reused = Files.createDirectories(folder.resolve("lambda/plain/environments/10"));
            Files.writeString(reused.resolve("process"), other.pid() + "\n1\n/bin/other\n");
            try (FunctionRig second = new FunctionRig(folder)) {
                assertTrue(orphan.waitFor(60, TimeUnit.SECONDS));
                assertTrue(other.isAlive());
                assertFalse(Files.exists(left));
                assertNull(second.functions.find("other"));
            }
        } finally {
            orphan.destroyForcibly();
            other.destroyForcibly();
        }
    }
}
