package dev.kdt.destination;

import static dev.kdt.destination.ParkingRig.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.destination.BucketServer.Fault;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Failed records under a prefix of a bucket: each is there, or told of. */
class BucketParkingTest {
    private BucketServer server;
    private ParkingRig rig;

    @BeforeEach
    void start() throws IOException {
        server = BucketServer.start("my-bucket");
        rig = rig("s3:my-bucket/failed/orders");
    }

    @AfterEach
    void stop() {
        rig.close();
        server.close();
    }

    @Test
    void recordsThatAreParkedTogetherAreOneObject() throws Exception {
        rig.requireThere();
        rig.park(25);
        rig.park(3);
        assertEquals(2, server.objects("my-bucket").size());
        assertEquals(28, parked().size());
        assertTrue(parked().containsAll(numbers(25)));
        for (String key : server.objects("my-bucket").keySet()) {
            assertTrue(
                    key.matches("failed/orders/\\d{4}/\\d\\d/\\d\\d/\\d\\d/kdt-parked-\\d{8}T\\d{6}Z-[0-9a-f-]{36}"
                            + "\\.ndjson"),
                    key);
        }
    }

    @Test
    void aWholeBucketIsAPrefix() throws Exception {
        try (ParkingRig whole = rig("s3://my-bucket")) {
            whole.park(1);
        }
        assertTrue(server.objects("my-bucket").firstKey().matches("\\d{4}/.*"));
    }

    @Test
    void anObjectIsNotLargerThanItHasTo() throws Exception {
        List<String> payloads =
                Stream.of("a", "b", "c").map(each -> each.repeat(3_000_000)).toList();
        rig.park(payloads);
        assertEquals(2, server.puts());
        assertEquals(payloads, parked().stream().sorted().toList());
    }

    @Test
    void aRecordOfAnySizeIsTaken() throws Exception {
        List<String> payloads = List.of("1", "x".repeat(10 << 20), "2");
        rig.park(payloads);
        assertEquals(
                payloads.stream().sorted().toList(), parked().stream().sorted().toList());
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"DENIED", "MOVED", "WRONG_REGION"})
    void whatMayPassIsTriedAgain(Fault fault) throws Exception {
        server.answering(fault, fault);
        rig.park(3);
        assertEquals(3, server.puts());
        assertEquals(numbers(3), parked().stream().distinct().sorted().toList());
    }

    @ParameterizedTest
    @EnumSource
    void whatDoesNotPassIsToldOf(Fault fault) {
        server.answering(Stream.generate(() -> fault).limit(20).toArray(Fault[]::new));
        String message = rig.unparked(3);
        assertTrue(message.startsWith("cannot park ") && message.contains(" in s3:my-bucket/failed/orders: "), message);
        assertTrue(message.contains("bucket 'my-bucket'"), message);
    }

    @Test
    void theArrivalOfWhatWasNotAnsweredIsNotKnown() throws Exception {
        server.answering(Fault.SLOW_DOWN, Fault.CONFLICT);
        rig.park(3);
        assertEquals(0, rig.counters.doubtful());
        server.answering(Fault.PAGE, Fault.TAKEN_ALL_THE_SAME);
        rig.park(3);
        assertEquals(3, rig.counters.doubtful());
        server.answering(Fault.THERE);
        rig.park(3);
        assertEquals(6, rig.counters.doubtful());
    }

    @Test
    void aServiceWithoutConditionalWritesIsNotAskedForThem() throws Exception {
        server.refusingConditions();
        rig.park(3);
        assertEquals(2, server.puts());
        assertEquals(numbers(3), parked());
    }

    @Test
    void aBucketThatIsMissingIsNamed() throws Exception {
        try (ParkingRig other = rig("s3:other-bucket")) {
            String expected = "bucket 'other-bucket' not found in " + server.endpoint()
                    + " (make it first, or check name, region and account)";
            assertEquals(expected, other.missing());
        }
        rig.requireThere();
        server.delete("my-bucket");
        assertTrue(rig.unparked(1).contains("bucket 'my-bucket' not found in " + server.endpoint()));
    }

    /** Not allowed to look, another region, a fault: only a clear answer ends the run before it begins. */
    @ParameterizedTest
    @ValueSource(ints = {301, 400, 403, 500, 503})
    void whoIsNotToldThatItIsMissingGoesOn(int status) throws Exception {
        server.answeringHeads(status);
        rig.requireThere();
        rig.park(1);
        assertEquals(List.of("0"), parked());
    }

    @Test
    void whoMayNotPutIsTold() {
        server.answering(Fault.DENIED);
        String message = rig.unparked(1);
        assertTrue(
                message.endsWith("bucket 'my-bucket': access denied by " + server.endpoint()
                        + ": User: made is not authorized to perform: s3:PutObject"),
                message);
        assertEquals(1, server.puts());
    }

    @Test
    void theEmbeddedEndpointHasNoBuckets() {
        try (ParkingRig local = new ParkingRig("s3:my-bucket", Map.of())) {
            RuntimeException refused = assertThrows(RuntimeException.class, local::requireThere);
            assertEquals(
                    "the embedded endpoint has no S3 (AWS_ENDPOINT_URL_S3=URL names one that has)",
                    refused.getMessage());
        }
    }

    private ParkingRig rig(String name) {
        return new ParkingRig(
                name, Map.of("AWS_ENDPOINT_URL_S3", server.endpoint().toString()));
    }

    private List<String> parked() {
        return server.objects("my-bucket").values().stream()
                .flatMap(String::lines)
                .map(ParkingRig::payload)
                .toList();
    }
}
