package dev.kdt.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.kdt.aws.AwsSettings;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.KplWriter;
import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.endpoint.junit.KinesisEndpoint;
import dev.kdt.flow.FlowException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Targets and parkings that fail under a function, over real HTTP. Whatever happens, each record of the event is delivered, dropped
 * or parked, or it is at or behind the sequence number that the answer names. The deadline comes when enough faults have struck.
 */
@Timeout(120)
class FaultyTargetTest {
    private static final String NOTHING_FAILED = "{\"batchItemFailures\":[]}";

    private volatile CountDownLatch deadline = new CountDownLatch(1);
    private int faultsUntilDeadline = Integer.MAX_VALUE;
    private int struck;

    @RegisterExtension
    KinesisEndpoint endpoint = KinesisEndpoint.builder().delivery("archive").stream("aside", 1)
            .options(options -> options.withEvents(this::happened))
            .build();

    @TempDir
    private Path folder;

    private final Map<String, String> variables = new HashMap<>();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private String pipeline = "steps: [{map: '{id, half: (.n / 2)}'}]\n";

    private synchronized void happened(EndpointEvent event) {
        if (event instanceof EndpointEvent.FaultStruck && ++struck >= faultsUntilDeadline) {
            deadline.countDown();
        }
    }

    @BeforeEach
    void settings() {
        variables.put("LAMBDA_TASK_ROOT", folder.toString());
        variables.put("KDT_TO", "firehose:archive");
    }

    @Test
    void whatFirehoseThrottlesOfABatchIsSentAgain() throws Exception {
        endpoint.addFault("partial op=PutRecordBatch rate=0.5 times=400");
        assertEquals(NOTHING_FAILED, handle(handler(), numbered(800)));
        assertEquals(ids(0, 800), delivered());
        assertTrue(line().path("Retried").asInt() > 0, log::toString);
    }

    @Test
    void whatFirehoseDidNotTakeUntilTheDeadlineComesAgain() throws Exception {
        faultsUntilDeadline = 4;
        endpoint.addFault("unavailable op=PutRecordBatch after=1");
        variables.put("KDT_PARKED", "kinesis:aside");
        KinesisHandler handler = handler();
        assertEquals(again(600), handle(handler, numbered(1200)));
        assertEquals(ids(0, 500), delivered());
        assertEquals(List.of(), endpoint.records("aside"), "what is not wrong is not parked");
        assertTrue(line().path("deadline").asBoolean(), log::toString);
        JsonNode notice = new ObjectMapper().readTree(log.getFirst());
        assertEquals("WARN", notice.path("level").asText(), log::toString);
        assertTrue(notice.path("message").asText().contains("trying again"), log::toString);

        endpoint.clearFaults();
        deadline = new CountDownLatch(1);
        assertEquals(NOTHING_FAILED, handle(handler, StreamEvents.of("{\"id\":\"next\",\"n\":1}")));
        assertTrue(delivered().contains("next"));
    }

    /** The hanging request may have arrived, and did: its records are delivered twice rather than lost. */
    @Test
    void aRequestThatHangsIsLeftAtTheDeadline() throws Exception {
        faultsUntilDeadline = 1;
        endpoint.addFault("timeout op=PutRecordBatch after=1");
        assertEquals(again(600), handle(handler(), numbered(1200)));
        assertEquals(500, line().path("delivered").asInt());
        assertEquals(500, line().path("doubtful").asInt());
    }

    @Test
    void anAnswerThatMakesNoSenseAcknowledgesNothing() throws Exception {
        String page = "<html>Please log in, dear card 4111-1111</html>";
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> {
            if (String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                    .contains("PutRecordBatch")) {
                deadline.countDown();
            }
            byte[] body = page.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        proxy.start();
        try {
            KinesisHandler handler =
                    handler(URI.create("http://127.0.0.1:" + proxy.getAddress().getPort()));
            assertEquals(again(100), handle(handler, numbered(3)));
            assertEquals(3, line().path("undelivered").asInt());
            assertEquals(0, line().path("Failed").asInt(), "nothing is wrong with the records");
            assertTrue(log.stream().noneMatch(each -> each.contains("4111-1111")), log::toString);
        } finally {
            proxy.stop(0);
        }
    }

    @Test
    void withoutPermissionNothingIsAcknowledgedNorParked() throws Exception {
        endpoint.addFault("refuse op=PutRecordBatch code=AccessDeniedException after=1");
        variables.put("KDT_PARKED", "kinesis:aside");
        KinesisHandler handler = handler();
        assertEquals(again(600), handle(handler, numbered(1200)));
        assertEquals("ERROR", line().path("level").asText());
        FlowException thrown = assertThrows(FlowException.class, () -> handle(handler, numbered(1200)));
        assertTrue(thrown.getMessage().contains("access denied"), thrown.getMessage());
        assertEquals(ids(0, 500), delivered());
        assertEquals(List.of(), endpoint.records("aside"));
        assertTrue(line().path("error").asText().contains("access denied"), log::toString);

        endpoint.clearFaults();
        assertEquals(NOTHING_FAILED, handle(handler, numbered(1)), "the next event finds the target as it is then");
    }

    @Test
    void whatFirehoseNeverTakesIsParkedAlone() throws Exception {
        pipeline = "steps: []\n";
        variables.put("KDT_PARKED", "kinesis:aside");
        String large =
                "{\"id\":\"large\",\"x\":\"" + "x".repeat(1_030_000) + "\"}"; // Kinesis takes more than Firehose.
        assertEquals(NOTHING_FAILED, handle(handler(), StreamEvents.of("{\"id\":\"a\"}", large, "{\"id\":\"b\"}")));
        assertEquals(List.of("a", "b"), delivered());
        assertEquals(1, line().path("Parked").asInt());
    }

    @Test
    void whatFirehoseNeverTakesComesAgainWhereNothingIsParked() throws Exception {
        pipeline = "decode: json\nsteps: []\non-error: drop\n";
        String large = "{\"id\":\"large\",\"x\":\"" + "x".repeat(1_100_000) + "\"}";
        assertEquals(
                again(101), handle(handler(), StreamEvents.of("{\"id\":\"a\"}", large, "{\"id\":\"b\"}", "not JSON")));
        assertEquals(List.of("a", "b"), delivered());
    }

    @Test
    void aRecordThatCannotBeParkedComesAgain() throws Exception {
        faultsUntilDeadline = 2;
        endpoint.addFault("unavailable op=PutRecords stream=aside");
        variables.put("KDT_PARKED", "kinesis:aside");
        assertEquals(
                again(101),
                handle(
                        handler(),
                        StreamEvents.of("{\"id\":\"a\",\"n\":1}", "{\"n\":\"x\"}", "{\"id\":\"b\",\"n\":1}")));
        assertEquals(List.of("a", "b"), delivered());
        assertEquals(0, line().path("Parked").asInt());
    }

    /** Its time was up before it could be parked: that is no error of the function. */
    @Test
    void aFirstRecordThatWasNotParkedUntilTheDeadlineComesAgain() throws Exception {
        faultsUntilDeadline = 1;
        endpoint.addFault("unavailable op=PutRecords stream=aside");
        variables.put("KDT_PARKED", "kinesis:aside");
        assertEquals(again(100), handle(handler(), StreamEvents.of("{\"n\":\"x\"}", "{\"n\":[]}")));
        assertTrue(line().path("deadline").asBoolean(), log::toString);
        assertEquals(2, line().path("Failed").asInt());
        assertEquals(0, line().path("Parked").asInt());
    }

    /** Of the others something can be said. */
    @Test
    void aFirstRecordThatTheParkingRefusesIsNamedWhileOthersAreDelivered() throws Exception {
        endpoint.addFault("refuse op=PutRecords stream=aside code=AccessDeniedException");
        variables.put("KDT_PARKED", "kinesis:aside");
        KinesisHandler handler = handler();
        assertEquals(again(100), handle(handler, StreamEvents.of("{\"n\":\"x\"}", "{\"id\":\"a\",\"n\":1}")));
        assertEquals(List.of("a"), delivered());
        assertEquals("ERROR", line().path("level").asText());
        assertThrows(FlowException.class, () -> handle(handler, StreamEvents.of("{\"n\":\"x\"}")));
    }

    /** A function has no shell: what it says of a stream that is gone is what can be done about its configuration. */
    @Test
    void theRemediesOfATerminalAreNotLoggedNorThrown() throws Exception {
        variables.put("KDT_TO", "kinesis:gone");
        FunctionStartException start = assertThrows(FunctionStartException.class, this::handler);
        assertEquals(
                "stream 'gone' not found in " + endpoint.uri()
                        + " (check its name, and the function's region and account)",
                start.getMessage());
        variables.put("KDT_TO", "kinesis:aside");
        KinesisHandler handler = handler();
        endpoint.addFault("refuse op=PutRecords code=ResourceNotFoundException");
        FlowException thrown = assertThrows(FlowException.class, () -> handle(handler, numbered(1)));
        assertTrue(thrown.getMessage().contains("check its name"), thrown.getMessage());
        assertTrue(log.stream().noneMatch(each -> each.contains("kdt ")), log::toString);
    }

    @Test
    void onlyThoseRecordsComeAgainThatTheParkingRefused() throws Exception {
        faultsUntilDeadline = 4;
        variables.put("KDT_PARKED", "kinesis:aside");
        endpoint.addFault("partial op=PutRecords stream=aside after=1");
        assertEquals(
                again(102), handle(handler(), StreamEvents.of("{\"n\":[]}", "{\"id\":\"a\",\"n\":1}", "{\"n\":{}}")));
        assertEquals(1, endpoint.records("aside").size());
        assertEquals(1, line().path("Parked").asInt());
    }

    @Test
    void thePoisonInAnAggregateIsParkedWithoutItsSiblings() throws Exception {
        variables.put("KDT_PARKED", "kinesis:aside");
        assertEquals(NOTHING_FAILED, handle(handler(), StreamEvents.of(List.of(aggregate()))));
        assertEquals(List.of("a", "b"), delivered());
        String envelope = endpoint.records("aside").getFirst().text();
        assertTrue(envelope.contains("\"data\":{\"id\":\"bad\",\"n\":\"x\"}"), envelope);
        assertTrue(envelope.contains("\"subsequence\":1"), envelope);
    }

    @Test
    void theAggregateOfAPoisonComesAgainWhereNothingIsParked() throws Exception {
        byte[] first = "{\"id\":\"first\",\"n\":1}".getBytes(StandardCharsets.UTF_8);
        assertEquals(again(101), handle(handler(), StreamEvents.of(List.of(first, aggregate(), first))));
        assertEquals(List.of("a", "b", "first", "first"), delivered());
        assertEquals(4, line().path("Kept").asInt());
        assertEquals(1, line().path("Failed").asInt());
    }

    private static byte[] aggregate() {
        KplWriter writer = new KplWriter(1 << 16);
        for (String record :
                List.of("{\"id\":\"a\",\"n\":1}", "{\"id\":\"bad\",\"n\":\"x\"}", "{\"id\":\"b\",\"n\":2}")) {
            assertTrue(writer.add("key", null, Slice.utf8(record)));
        }
        return writer.finish().toBytes();
    }

    private KinesisHandler handler() throws Exception {
        return handler(endpoint.uri());
    }

    private KinesisHandler handler(URI services) throws Exception {
        Files.writeString(folder.resolve("pipeline.yaml"), pipeline);
        return new KinesisHandler(TestInvocation.environment(
                variables, new AwsSettings(null, null, null, services, variables), log::add, time -> deadline.await()));
    }

    private static String handle(KinesisHandler handler, String event) throws Exception {
        return TestInvocation.of(handler, event);
    }

    /** The line of the last invocation. */
    private JsonNode line() throws Exception {
        return new ObjectMapper().readTree(log.getLast());
    }

    private static String again(int sequence) {
        return "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + sequence + "\"}]}";
    }

    private static String numbered(int count) {
        return StreamEvents.of(IntStream.range(0, count)
                .mapToObj(i -> "{\"id\":\"" + i + "\",\"n\":1}")
                .toArray(String[]::new));
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).sorted().toList();
    }

    private List<String> delivered() throws Exception {
        List<String> ids = new ArrayList<>();
        for (var object : endpoint.delivered("archive")) {
            for (String line : object.lines()) {
                ids.add(new ObjectMapper().readTree(line).path("id").asText());
            }
        }
        return ids.stream().sorted().toList();
    }
}
