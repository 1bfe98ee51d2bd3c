package dev.kdt.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.aws.AwsSettings;
import dev.kdt.endpoint.junit.KinesisEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The log of functions: one line for each invocation, which holds metrics, and no payload unless it is asked for. */
class FunctionLogTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final KinesisEndpoint ENDPOINT =
            KinesisEndpoint.builder().delivery("archive").stream("aside", 1).build();

    @TempDir
    private Path folder;

    private final Map<String, String> variables = new HashMap<>();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    @Test
    void tellsOfAnInvocationInOneLine() throws Exception {
        variables.put("KDT_PARKED", "kinesis:aside");
        stream("steps: [{filter: .n != 0}, {map: '.n / 2'}]\n", "{\"n\":1}", "{\"n\":0}", "{\"n\":{}}");
        assertEquals(1, invocations().size(), log::toString);
        JsonNode line = invocations().getFirst();
        assertEquals("request-1", line.path("requestId").asText());
        assertEquals("INFO", line.path("level").asText());
        assertEquals("pipeline", line.path("pipeline").asText());
        assertEquals("[\"shardId-000000000006\"]", line.path("shards").toString());
        assertEquals("[]", line.path("batchItemFailures").toString());
        assertEquals(3, line.path("records").asInt());
        assertEquals(1, line.path("delivered").asInt());
        assertTrue(line.path("durationMs").isIntegralNumber());
        assertEquals("{\"step 'map' (1:38)\":1}", line.path("reasons").toString());
        assertEquals("{\"filter\":1}", line.path("droppedBy").toString());
        assertEquals(List.of(1, 1, 1, 1, 0), counts(line));
        assertTrue(line.path("IteratorAge").asLong() > 0);
        assertEmbeddedMetrics(line);
    }

    @Test
    void namesWhatComesAgain() throws Exception {
        stream("steps: [{map: '.n / 2'}]\n", "{\"n\":1}", "{\"n\":{}}");
        assertEquals(
                "[\"101\"]", invocations().getFirst().path("batchItemFailures").toString());
    }

    @Test
    void tellsOfAnInvocationThatFailed() throws Exception {
        try {
            TestInvocation.of(handler("steps: []\n"), "{\"Records\":[{\"eventSource\":\"aws:sqs\"}]}");
        } catch (EventException e) {
            JsonNode line = invocations().getFirst();
            assertEquals("ERROR", line.path("level").asText());
            assertEquals(e.getMessage(), line.path("error").asText());
            assertEmbeddedMetrics(line);
        }
        assertEquals(1, invocations().size());
    }

    @Test
    void aWarningIsALineOfItsOwnToldOnce() throws Exception {
        KinesisHandler handler = handler("steps: []\n");
        for (int i = 0; i < 2; i++) {
            TestInvocation.of(handler, StreamEvents.of("ZXlKaElqb3hmUT09")); // Base64 of Base64 of an object.
        }
        assertEquals(2, invocations().size());
        List<JsonNode> warnings = lines().stream()
                .filter(line -> line.path("message").asText().contains("Base64"))
                .toList();
        assertEquals(1, warnings.size(), log::toString);
        assertEquals("WARN", warnings.getFirst().path("level").asText());
        assertEquals("request-1", warnings.getFirst().path("requestId").asText());
    }

    @Test
    void tellsOfATransformation() throws Exception {
        Files.writeString(folder.resolve("pipeline.yaml"), "steps: [{filter: .n != 0}, {map: '.n / 2'}]\n");
        TestInvocation.of(
                new FirehoseHandler(environment()),
                "{\"invocationId\":\"i\",\"records\":[{\"recordId\":\"a\",\"data\":\"eyJuIjoxfQ==\","
                    + "\"approximateArrivalTimestamp\":1545838801087},{\"recordId\":\"b\",\"data\":\"eyJuIjoieCJ9\"}]}");
        JsonNode line = invocations().getFirst();
        assertEquals(1, line.path("Kept").asInt());
        assertEquals(1, line.path("Failed").asInt());
        assertEquals("{\"step 'map' (1:38)\":1}", line.path("reasons").toString());
        assertTrue(line.path("IteratorAge").asLong() > 0);
        assertEmbeddedMetrics(line);
    }

    /** Each pipeline fails with a message that shows the secret. */
    @Test
    void noPayloadIsInTheLogUnlessAskedFor() throws Exception {
        Files.writeString(folder.resolve("prices.csv"), "sku,price\na,1\n");
        List<String> pipelines = List.of(
                "steps: [{map: '.secret / 2'}]\n",
                "steps: [{map: 'error(.secret)'}]\n",
                "steps: [{map: 'error({secret})'}]\n",
                "steps: [{map: '.secret | tonumber'}]\n",
                "steps: [{map: '.secret | fromjson'}]\n",
                "steps: [{map: '.secret | strptime(\"%Y\")'}]\n",
                "steps: [{map: '.secret as $s | \"x\" | test(\"x\"; $s)'}]\n",
                "steps: [{enrich: {file: prices.csv, key: .secret, column: sku, into: .p, missing: fail}}]\n",
                "steps: [{parse: {paths: .secret}}]\n");
        for (String pipeline : pipelines) {
            variables.remove("KDT_LOG_RECORDS");
            assertFalse(logOf(pipeline).contains("number4111"), () -> pipeline + log);
            variables.put("KDT_LOG_RECORDS", "true");
            assertTrue(logOf(pipeline).contains("number4111"), () -> pipeline + log);
        }
    }

    private String logOf(String pipeline) throws Exception {
        log.clear();
        stream(pipeline, "{\"secret\":\"(card) \\\"number4111\\\" 'x\"}");
        assertEquals(1, invocations().getFirst().path("Failed").asInt(), () -> pipeline + log);
        return log.toString();
    }

    /** The rules of "Amazon CloudWatch User Guide, Specification: Embedded metric format". */
    private static void assertEmbeddedMetrics(JsonNode line) {
        JsonNode aws = line.path("_aws");
        long now = System.currentTimeMillis();
        assertTrue(Math.abs(aws.path("Timestamp").asLong() - now) < 3_600_000, "milliseconds since the epoch");
        assertEquals(1, aws.path("CloudWatchMetrics").size());
        JsonNode directive = aws.path("CloudWatchMetrics").get(0);
        assertTrue(directive.path("Namespace").asText().matches("[A-Za-z0-9._\\-/#: ]{1,255}"));
        assertFalse(directive.path("Namespace").asText().startsWith("AWS/"));
        assertTrue(directive.path("Dimensions").size() > 0);
        for (JsonNode set : directive.path("Dimensions")) {
            assertTrue(set.size() <= 30);
            set.forEach(name -> assertTrue(
                    line.path(name.asText()).isTextual()
                            && !line.path(name.asText()).asText().isBlank(),
                    name::toString));
        }
        assertTrue(directive.path("Metrics").size() > 0
                && directive.path("Metrics").size() <= 100);
        for (JsonNode metric : directive.path("Metrics")) {
            assertTrue(metric.path("Name").asText().matches("[\\x21-\\x7e]{1,255}"));
            assertTrue(List.of("Count", "Milliseconds")
                    .contains(metric.path("Unit").asText()));
            assertTrue(line.path(metric.path("Name").asText()).isNumber(), metric::toString);
        }
        assertTrue(line.toString().length() < 256 << 10);
    }

    private List<JsonNode> lines() throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String each : log) {
            lines.add(JSON.readTree(each));
        }
        return lines;
    }

    /** The lines of invocations, without notices such as that a busy machine answers late. */
    private List<JsonNode> invocations() throws Exception {
        return lines().stream()
                .filter(line -> line.path("event").asText().equals("invocation"))
                .toList();
    }

    private static List<Integer> counts(JsonNode line) {
        return List.of("Kept", "Dropped", "Failed", "Parked", "Retried").stream()
                .map(name -> line.path(name).asInt())
                .toList();
    }

    private void stream(String pipeline, String... payloads) throws Exception {
        TestInvocation.of(handler(pipeline), StreamEvents.of(payloads));
    }

    private KinesisHandler handler(String pipeline) throws Exception {
        Files.writeString(folder.resolve("pipeline.yaml"), pipeline);
        variables.put("KDT_TO", "firehose:archive");
        return new KinesisHandler(environment());
    }

    private FunctionEnvironment environment() {
        variables.put("LAMBDA_TASK_ROOT", folder.toString());
        variables.put("AWS_LAMBDA_FUNCTION_NAME", "orders");
        AwsSettings aws = new AwsSettings(null, null, null, ENDPOINT.uri(), variables);
        return TestInvocation.environment(variables, aws, log::add, TestInvocation.FOREVER);
    }
}
