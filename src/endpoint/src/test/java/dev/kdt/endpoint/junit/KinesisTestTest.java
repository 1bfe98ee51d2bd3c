package dev.kdt.endpoint.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The extension with everything fresh for each test, on a virtual clock. */
@KinesisTest(
        streams = {"orders:2", "clicks"},
        deliveries = {"archive", "copy:clicks"},
        faults = "throttle op=PutRecord times=1",
        virtualClock = "2026-03-04T05:06:07Z")
class KinesisTestTest {
    @Test
    void deliversWhenTheClockSaysSo(KinesisEndpoint kinesis, URI uri) {
        assertEquals(kinesis.uri(), uri);
        kinesis.clearFaults();
        try (EndpointCalls calls = new EndpointCalls(uri)) {
            ObjectNode put = EndpointCalls.request().put("DeliveryStreamName", "archive");
            put.putObject("Record").put("Data", "hello\n".getBytes(StandardCharsets.UTF_8));
            calls.call("Firehose_20150804.PutRecord", put);
        }
        kinesis.tick(Duration.ofSeconds(2));
        List<DeliveredObject> delivered = kinesis.delivered("archive");
        assertEquals(List.of("hello"), delivered.getFirst().lines());
        assertTrue(delivered.getFirst().key().startsWith("2026/03/04/05/archive-1-2026-03-04-05-06-"));
    }

    @Test
    void hasFaultsUntilTheyAreCleared(KinesisEndpoint kinesis) {
        try (EndpointCalls calls = new EndpointCalls(kinesis.uri())) {
            IllegalStateException refused = assertThrows(IllegalStateException.class, () -> put(calls, "orders"));
            assertTrue(refused.getMessage().contains("ProvisionedThroughputExceededException"), refused.getMessage());
            kinesis.clearFaults();
            put(calls, "orders");
        }
        assertEquals(
                List.of("{}"),
                kinesis.records("orders").stream().map(StreamRecord::text).toList());
        assertEquals(List.of(), kinesis.delivered("archive"));
    }

    @Test
    void hasTheFaultsThatATestAdds(KinesisEndpoint kinesis) {
        kinesis.clearFaults();
        kinesis.addFault("error op=PutRecord times=1");
        try (EndpointCalls calls = new EndpointCalls(kinesis.uri())) {
            IllegalStateException failed = assertThrows(IllegalStateException.class, () -> put(calls, "orders"));
            assertTrue(failed.getMessage().contains("InternalFailure"), failed.getMessage());
            put(calls, "orders");
        }
    }

    @Test
    void deliversStreams(KinesisEndpoint kinesis) {
        kinesis.clearFaults();
        try (EndpointCalls calls = new EndpointCalls(kinesis.uri())) {
            put(calls, "clicks");
        }
        kinesis.tick(Duration.ofSeconds(2));
        assertEquals(
                List.of("{}"),
                kinesis.delivered("copy").stream().map(DeliveredObject::text).toList());
        assertEquals(List.of(), kinesis.records("orders"));
    }

    private static void put(EndpointCalls calls, String stream) {
        calls.call(
                EndpointCalls.KINESIS + "PutRecord",
                EndpointCalls.request()
                        .put("StreamName", stream)
                        .put("PartitionKey", "a")
                        .put("Data", "{}".getBytes(StandardCharsets.UTF_8)));
    }
}
