package dev.kdt.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.aws.AwsSettings;
import dev.kdt.endpoint.junit.KinesisEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crac.Core;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a function does before its first event, and around a snapshot. SnapStart itself is AWS's: the test calls its hooks. */
class SnapshotHooksTest {
    @RegisterExtension
    KinesisEndpoint endpoint =
            KinesisEndpoint.builder().stream("clean", 1).stream("aside", 1).build();

    @TempDir
    private Path folder;

    private final Map<String, String> variables = new HashMap<>();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void aFunctionWhoseCasesFailDropAndRepeat() throws Exception {
        Files.writeString(folder.resolve("pipeline.yaml"), """
            decode: [gzip, json]
            steps:
              - filter: .n != 0
              - dedupe: .n
              - map: '{half: (.n / 2)}'
            tests:
              - name: halves
                inputs: [{n: 1}, {n: 0}, {n: 2}]
                expect: [{half: 0.5}, {half: 1}]
              - name: fails
                input: {n: x}
                expect-failed: cannot be divided
            """);
        variables.put("LAMBDA_TASK_ROOT", folder.toString());
        variables.put("KDT_TO", "kinesis:clean");
        variables.put("KDT_PARKED", "kinesis:aside");
    }

    @Test
    void primingSendsLogsAndRemembersNothing() throws Exception {
        KinesisHandler handler = new KinesisHandler(environment());
        assertEquals(0, invocations());
        assertEquals(List.of(), endpoint.records("clean"));
        assertEquals(List.of(), endpoint.records("aside"));

        TestInvocation.of(handler, StreamEvents.of("not gzip"));
        assertEquals(1, endpoint.records("aside").size(), "payloads of events are decoded as the pipeline says");
    }

    @Test
    void aRestoredFunctionConnectsAnewAndGoesOn() throws Exception {
        Files.writeString(folder.resolve("pipeline.yaml"), "steps: [{dedupe: .n}]\n");
        KinesisHandler handler = new KinesisHandler(environment());
        TestInvocation.of(handler, StreamEvents.of("{\"n\":1}"));
        handler.hooks().beforeCheckpoint(Core.getGlobalContext());
        handler.hooks().afterRestore(Core.getGlobalContext());
        TestInvocation.of(handler, StreamEvents.of("{\"n\":1}", "{\"n\":2}"));
        assertEquals(3, endpoint.records("clean").size());
        assertEquals(2, invocations());
    }

    @Test
    void aRestoredTransformationGoesOn() throws Exception {
        Files.writeString(folder.resolve("pipeline.yaml"), "steps: [{map: .n / 2}]\non-error: stop\n");
        FirehoseHandler handler = new FirehoseHandler(environment());
        handler.hooks().beforeCheckpoint(Core.getGlobalContext());
        handler.hooks().afterRestore(Core.getGlobalContext());
        assertEquals(0, invocations());
        String answer = TestInvocation.of(
                handler, "{\"invocationId\":\"i\",\"records\":[{\"recordId\":\"a\",\"data\":\"eyJuIjoxfQ==\"}]}");
        assertTrue(answer.contains("\"result\":\"Ok\""), answer);
    }

    private long invocations() {
        return log.stream()
                .filter(line -> line.contains("\"event\":\"invocation\""))
                .count();
    }

    private FunctionEnvironment environment() {
        AwsSettings aws = new AwsSettings(null, null, null, endpoint.uri(), variables);
        return TestInvocation.environment(variables, aws, log::add, TestInvocation.FOREVER);
    }
}
