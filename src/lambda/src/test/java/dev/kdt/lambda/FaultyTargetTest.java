package dev.kdt.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.kdt.flow.FlowException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Targets that fail under a function. Whatever happens, each record of the event is delivered, dropped or parked, or it is at or behind
 * the sequence number that the answer names.
 */
@Timeout(120)
class FaultyTargetTest extends FaultyServicesRig {
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
}
