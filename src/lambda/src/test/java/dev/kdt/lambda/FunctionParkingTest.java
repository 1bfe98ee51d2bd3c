package dev.kdt.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.KplWriter;
import dev.kdt.flow.FlowException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Records that fail for good under a function: each is parked without its neighbours, or comes again where nothing is parked or the
 * parking fails.
 */
@Timeout(120)
class FunctionParkingTest extends FaultyServicesRig {
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
}
