package dev.kdt.local.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.endpoint.event.EndpointEvent;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Packages, run by AWS's own runtime client in processes of their own; and what becomes of calls when these fail. */
@EnabledOnOs(OS.LINUX) // The client has native libraries for it alone.
class RuntimeClientTest {
    @TempDir
    private static Path data;

    private static FunctionRig rig;

    @BeforeAll
    static void start() throws Exception {
        rig = new FunctionRig(
                data,
                FunctionRig.handler(data, "sample", FunctionRig.patient()),
                FunctionRig.handler(data, "hasty", FunctionRig.patient().withTimeoutSeconds(2)),
                FunctionRig.handler(data, "broken", FunctionRig.patient().withEnvironment(Map.of("INIT", "fail"))));
    }

    @AfterAll
    static void close() throws Exception {
        rig.close();
    }

    @Test
    void aProcessIsKeptForTheNextCall() throws Exception {
        int first = Integer.parseInt(rig.answer("sample", "\"call\""));
        assertEquals(String.valueOf(first + 1), rig.answer("sample", "\"call\""));
        assertEquals("{\"a\":[1,\"\u00e9\"]}", rig.answer("sample", "{\"a\":[1,\"\u00e9\"]}"));
    }

    @Test
    void theFunctionIsToldWhatLambdaTells() throws Exception {
        CallResult result = rig.call("sample", "\"context\"");
        assertEquals(
                "[\"sample\",\"$LATEST\",128,\"arn:aws:lambda:us-east-1:000000000000:function:sample\",true,\""
                        + result.invocation().requestId() + "\"]",
                new String(result.invocation().payload()));
    }

    @Test
    void theCallerMayHaveTheEndOfTheLog() throws Exception {
        CallResult result = rig.call("sample", "\"x\"");
        List<String> log = result.log().lines().toList();
        String id = result.invocation().requestId();
        assertEquals("START RequestId: " + id + " Version: $LATEST", log.getFirst());
        assertTrue(log.contains("got \"x\""), log::toString);
        assertEquals("END RequestId: " + id, log.get(log.size() - 2));
        assertTrue(
                log.getLast()
                        .matches("REPORT RequestId: " + id
                                + "\tDuration: [0-9.]+ ms\tBilled Duration: \\d+ ms\tMemory Size: 128 MB.*"),
                log.getLast());
    }

    @Test
    void anExceptionFailsTheCallAndNotTheProcess() throws Exception {
        int before = Integer.parseInt(rig.answer("sample", "\"call\""));
        String error = rig.error("sample", "\"throw\"");
        assertTrue(error.contains("\"errorMessage\":\"poison\""), error);
        assertTrue(error.contains("\"errorType\":\"java.lang.IllegalArgumentException\""), error);
        assertEquals(String.valueOf(before + 1), rig.answer("sample", "\"call\""));
    }

    @Test
    void aProcessThatEndsFailsTheCallAndIsReplaced() throws Exception {
        assertEquals(
                "{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":"
                        + "\"RequestId: ID Error: Runtime exited with error: exit status 3\"}",
                rig.error("sample", "\"exit\""));
        assertEquals("1", rig.answer("sample", "\"call\""));
        assertTrue(rig.events.stream()
                .anyMatch(event -> event instanceof EndpointEvent.InvocationFailed failed
                        && failed.error()
                                .equals("Runtime.ExitError: RequestId: " + failed.requestId()
                                        + " Error: Runtime exited with error: exit status 3")));
    }

    @Test
    void aFunctionWithoutMemoryFailsTheCallAndIsReplaced() throws Exception {
        String error = rig.error("sample", "\"memory\"");
        assertTrue(error.contains("java.lang.OutOfMemoryError"), error);
        assertEquals("\"next\"", rig.answer("sample", "\"next\""));
    }

    @Test
    void anAnswerThatIsTooLargeFailsTheCall() throws Exception {
        assertEquals(
                "{\"errorType\":\"Function.ResponseSizeTooLarge\",\"errorMessage\":"
                        + "\"Response payload size exceeded maximum allowed payload size (6291556 bytes).\"}",
                rig.error("sample", "\"large\""));
        assertEquals("\"next\"", rig.answer("sample", "\"next\""));
    }

    @Test
    void aProcessThatTakesTooLongIsEndedAndReplaced() throws Exception {
        CallResult result = rig.call("hasty", "\"hang\"");
        String id = result.invocation().requestId();
        assertEquals(
                "{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"RequestId: " + id
                        + " Error: Task timed out after 2.00 seconds\"}",
                new String(result.invocation().payload()));
        assertTrue(result.log().contains("Z " + id + " Task timed out after 2.00 seconds\n"), result.log());
        assertTrue(result.log().endsWith("\tStatus: timeout\n"), result.log());
    }

    @Test
    void aStartThatFailsIsTriedAgainAndSaysWhatIsWrong() throws Exception {
        String error = rig.error("broken", "\"x\"");
        assertTrue(error.contains("p.yaml:2:5: unknown step 'filtre'"), error);
        List<String> reports = rig.log("broken").stream()
                .filter(line -> line.startsWith("INIT_REPORT"))
                .toList();
        assertEquals(2, reports.size(), reports::toString);
        assertTrue(reports.get(0).contains("\tPhase: init\tStatus: error\tError Type: "), reports.get(0));
        assertTrue(reports.get(1).contains("\tPhase: invoke\tStatus: error\tError Type: "), reports.get(1));
    }

    @Test
    void aMissingHandlerIsAnErrorOfTheStart() throws Exception {
        LambdaFunction function = rig.functions.put(new FunctionDraft(
                new FunctionConfig.Identity("lost", "000000000000", "eu-west-1"),
                new FunctionConfig.Program("java25", "no.such.Handler", "", "", "x86_64"),
                FunctionRig.patient(),
                new FunctionDraft.Source.Packaged(new ByteArrayInputStream(FunctionRig.zipOf(SampleHandler.class)))));
        String error = rig.error("lost", "1");
        assertTrue(error.contains("Class not found: no.such.Handler"), error);
        rig.functions.change(
                function,
                config -> config.withSettings(
                        new FunctionConfig.Program("java25", SampleHandler.class.getName(), "", "", "x86_64"),
                        config.settings()));
        assertEquals("\"x\"", rig.answer("lost", "\"x\""));
        rig.functions.delete(function);
        assertEquals(
                Invocation.Ending.MISSING, rig.call("lost", "1").invocation().ending());
        assertFalse(data.resolve("lambda/lost").toFile().exists());
    }
}
