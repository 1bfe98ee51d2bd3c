package dev.kdt.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.aws.AwsSettings;
import dev.kdt.codec.Failure;
import dev.kdt.flow.FlowException;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.Trial;
import dev.kdt.record.Limits;
import dev.kdt.record.MaxRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirehoseHostTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static byte[] event(String... payloads) {
        ObjectNode event = JSON.createObjectNode().put("invocationId", "i-1");
        ArrayNode records = event.putArray("records");
        for (String payload : payloads) {
            records.addObject()
                    .put("recordId", "r-" + records.size())
                    .put("approximateArrivalTimestamp", 1_795_334_400_000L)
                    .put("data", Base64.getEncoder().encodeToString(payload.getBytes(StandardCharsets.UTF_8)));
        }
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private FirehoseHost.Handled handle(String yaml, byte[] event) throws Exception {
        Pipeline pipeline = Trial.read(yaml).pipeline();
        return new FirehoseHost(pipeline, MaxRecord.DEFAULT, _ -> {}, Failure::inWords).handle(event);
    }

    private static List<String> results(String answer) throws Exception {
        List<String> results = new ArrayList<>();
        for (JsonNode each : JSON.readTree(answer).path("records")) {
            String data =
                    new String(Base64.getDecoder().decode(each.path("data").asText("")), StandardCharsets.UTF_8);
            results.add(
                    each.path("recordId").asText() + " " + each.path("result").asText() + " " + data.strip() + " "
                            + each.path("metadata").path("partitionKeys"));
        }
        return results;
    }

    private static final String PIPELINE = """
        steps:
          - filter: .a != 0
          - map: '.a, .b | {v: ., at: $meta.arrival}'
        partition: { parity: '.v % 2' }
        """;

    @Test
    void answersEveryRecordWithItsDataAndItsPartitionKeys() throws Exception {
        FirehoseHost.Handled handled =
                handle(PIPELINE, event("{\"a\":1,\"b\":3}", "{\"a\":0}", "{\"a\":1,\"b\":2}", "{\"a\":{}}", "{broken"));
        assertEquals(
                List.of(
                        "r-1 Ok {\"v\":1,\"at\":\"2026-11-22T08:00:00Z\"}\n{\"v\":3,\"at\":\"2026-11-22T08:00:00Z\"} "
                                + "{\"parity\":\"1\"}",
                        "r-2 Dropped  ",
                        "r-3 ProcessingFailed  ",
                        "r-4 ProcessingFailed  ",
                        "r-5 ProcessingFailed  "),
                results(handled.answer()));
        assertEquals(List.of(1L, 1L, 3L), List.of(handled.kept(), handled.dropped(), handled.failed()));
        assertTrue(
                handled.failures().getFirst().contains("belong to different partitions"), handled.failures()::toString);
    }

    @Test
    void dropsOrGivesUpAsOnErrorSays() throws Exception {
        byte[] event = event("{\"a\":{}}");
        assertEquals(
                List.of("r-1 Dropped  "),
                results(handle(PIPELINE + "on-error: drop\n", event).answer()));
        FlowException stopped = assertThrows(FlowException.class, () -> handle(PIPELINE + "on-error: stop\n", event));
        assertTrue(stopped.getMessage().startsWith("record r-1: step 'partition' (4:"));
    }

    @Test
    void keepsTheAnswerWithinWhatLambdaTakes() throws Exception {
        String large = "\"" + "x".repeat(1 << 20) + "\"";
        FirehoseHost.Handled handled = handle("steps: []", event(large, large, large, large, large, "1"));
        assertTrue(handled.answer().getBytes(StandardCharsets.UTF_8).length <= Limits.LAMBDA_PAYLOAD_BYTES);
        assertEquals(1, handled.failed());
        List<String> results = results(handled.answer());
        assertTrue(results.get(3).startsWith("r-4 Ok"));
        assertEquals("r-5 ProcessingFailed  ", results.get(4));
        assertEquals("r-6 Ok 1 ", results.get(5));
    }

    /** The filler makes the answer exactly as large as Lambda takes, then a character of Base64 more. */
    @Test
    void fillsTheAnswerToTheLastByte() throws Exception {
        String empty = handle("steps: []", event("\"\"", "{broken")).answer();
        int room = Limits.LAMBDA_PAYLOAD_BYTES - empty.length();
        int characters = room / 4 * 3;
        FirehoseHost.Handled fits = handle("steps: []", event("\"" + "x".repeat(characters) + "\"", "{broken"));
        assertEquals(1, fits.failed());
        assertEquals(room / 4 * 4, fits.answer().length() - empty.length());
        FirehoseHost.Handled over = handle("steps: []", event("\"" + "x".repeat(characters + 3) + "\"", "{broken"));
        assertEquals(List.of("r-1 ProcessingFailed  ", "r-2 ProcessingFailed  "), results(over.answer()));
        assertEquals(
                1L,
                over.reasons().get("the response is larger than the 6 MB that Lambda takes"),
                over.reasons()::toString);
    }

    @Test
    void refusesWhatIsNoEventWithThePlace() {
        assertRefused("{}", "not a Firehose event: it has no array 'records'");
        assertRefused("{\"records\":[{\"data\":\"\"}]}", "records[0]: the record has no string 'recordId'");
        assertRefused(
                StreamEvents.of("{}"),
                "the event is from aws:kinesis, and this function transforms records of a delivery stream: name it as"
                        + " the transformation of one, or package the pipeline with 'kdt lambda package --to TARGET',"
                        + " whose handler is dev.kdt.lambda.KinesisHandler");
    }

    private void assertRefused(String event, String message) {
        EventException e =
                assertThrows(EventException.class, () -> handle("steps: []", event.getBytes(StandardCharsets.UTF_8)));
        assertEquals(message, e.getMessage());
    }

    @Test
    void theDeployedHandlerReadsItsPipelineFromTheFunctionsFolder() throws Exception {
        Map<String, String> environment = Map.of(
                "LAMBDA_TASK_ROOT", Path.of("samples").toAbsolutePath().toString(), "KDT_PIPELINE", "orders.yaml");
        String order = "{\"id\":\"o-1\",\"status\":\"paid\",\"qty\":2,\"price\":3,\"country\":\"DE\"}";
        FirehoseHandler handler = new FirehoseHandler(TestInvocation.environment(
                environment, new AwsSettings(null, null, null, null, Map.of()), _ -> {}, TestInvocation.FOREVER));
        String answer = TestInvocation.of(handler, new String(event(order), StandardCharsets.UTF_8));
        assertEquals(
                List.of("r-1 Ok"
                    + " {\"id\":\"o-1\",\"at\":null,\"status\":\"paid\",\"sku\":null,\"total\":6,\"country\":\"DE\",\"email\":null}"
                    + " {\"country\":\"DE\"}"),
                results(answer));
    }

    /** Its results would silently go where those of the delivery stream go. */
    @Test
    void aFunctionWithARouteDoesNotStart(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("pipeline.yaml"), "steps: [{route: {to: .to, targets: {a: 'firehose:a'}}}]\n");
        Map<String, String> variables = Map.of("LAMBDA_TASK_ROOT", folder.toString());
        FunctionStartException refused = assertThrows(
                FunctionStartException.class,
                () -> new FirehoseHandler(TestInvocation.environment(
                        variables,
                        new AwsSettings(null, null, null, null, variables),
                        _ -> {},
                        TestInvocation.FOREVER)));
        assertTrue(String.valueOf(refused.getMessage()).contains("a transformation cannot send"), refused.getMessage());
    }
}
