package dev.kdt.destination;

import static dev.kdt.destination.ParkingRig.numbers;
import static dev.kdt.destination.QueueFaults.DOWN;
import static dev.kdt.destination.QueueFaults.THROTTLED;
import static dev.kdt.destination.QueueFaults.TOO_LONG;
import static dev.kdt.destination.QueueFaults.failing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.destination.QueueServer.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Failed records in a queue: each is there, or told of. */
class QueueParkingTest {
    private QueueServer server;
    private ParkingRig rig;

    @BeforeEach
    void start() throws IOException {
        server = QueueServer.start("failed");
        rig = new ParkingRig("sqs:" + server.urlOf("failed"), Map.of());
    }

    @AfterEach
    void stop() {
        rig.close();
        server.close();
    }

    @Test
    void everyRecordIsAMessageTenARequest() throws Exception {
        rig.requireThere();
        rig.park(25);
        assertEquals(numbers(25), parked());
        assertEquals(List.of(10, 10, 5), requests());
        assertTrue(server.messages("failed").stream().noneMatch(each -> each.contains("\n")));
    }

    @Test
    void aQueueIsKnownByItsName() throws Exception {
        try (ParkingRig named = named("failed")) {
            named.requireThere();
            named.park(3);
        }
        assertEquals(numbers(3), parked());
    }

    @Test
    void onlyMessagesThatFailedAreSentAgain() throws Exception {
        server.answering(failing("InternalError", false, 1, 3), failing("ThrottlingException", true, 0));
        rig.park(4);
        assertEquals(List.of("0", "2", "3", "1"), parked());
        assertEquals(List.of(4, 2, 1), requests());
        assertEquals(3, rig.counters.retries());
        assertEquals(0, rig.counters.doubtful());
    }

    @Test
    void aMessageThatIsRefusedIsToldOfAndTheOthersAreParked() {
        server.answering(failing("AWS.SimpleQueueService.UnsupportedOperation", true, 2));
        String message = rig.unparked(4);
        assertTrue(
                message.startsWith("cannot park ")
                        && message.contains(" in sqs:" + server.urlOf("failed"))
                        && message.endsWith(": UnsupportedOperation: made"),
                message);
        assertEquals(List.of("0", "1", "3"), parked());
    }

    @Test
    void aQueueThatIsThrottledOrDownIsAskedAgain() throws Exception {
        server.answering(DOWN, THROTTLED, DOWN);
        rig.park(2);
        assertEquals(numbers(2), parked());
        assertEquals(0, rig.counters.doubtful());
    }

    @Test
    void aQueueThatStaysDownIsToldOf() {
        server.answering(Stream.generate(() -> DOWN).limit(20).toArray(Fault[]::new));
        assertTrue(rig.unparked(2).endsWith("queue 'failed' in " + server.endpoint() + ": ServiceUnavailable: down"));
        assertEquals(List.of(), parked());
    }

    @Test
    void nobodyThereIsToldOf() {
        server.close();
        assertTrue(rig.unparked(2).contains("cannot connect to " + server.endpoint()));
    }

    @Test
    void aRequestThatIsTooLongIsHalved() throws Exception {
        server.answering(TOO_LONG, TOO_LONG);
        rig.park(4);
        assertEquals(List.of(4, 2, 1, 1, 2), requests());
        assertEquals(numbers(4), parked());
    }

    @Test
    void aRecordThatNoQueueTakesIsToldOfWithTheRemedy() {
        String message = rig.unparked(List.of("1", "x".repeat(1024 * 1024), "2"));
        assertTrue(message.contains(": too large for queue 'failed' ("), message);
        assertTrue(message.endsWith("the limit is 1048576; s3:BUCKET/PREFIX takes records of any size)"), message);
        assertEquals(List.of("1", "2"), parked());
        assertEquals(List.of(2), requests());
    }

    @Test
    void aRecordThatThisQueueDoesNotTakeIsToldOfWithTheRemedy() {
        server.takingAtMost(256 * 1024);
        String message = rig.unparked(List.of("1", "x".repeat(300_000), "2"));
        assertTrue(
                message.endsWith(
                        "Message must be shorter than 262144 bytes. (s3:BUCKET/PREFIX takes records of any" + " size)"),
                message);
        assertEquals(List.of("1", "2"), parked());
    }

    @Test
    void aRequestHoldsWhatTheServiceTakes() throws Exception {
        List<String> payloads =
                Stream.of("a", "b", "c", "d").map(each -> each.repeat(400_000)).toList();
        rig.park(payloads);
        assertEquals(payloads, parked());
        assertEquals(List.of(2, 2), requests());
    }

    /** A message must not hold U+FFFE and U+FFFF; control characters are escaped in JSON anyhow. */
    @Test
    void charactersThatAMessageMustNotHoldAreEscaped() throws Exception {
        StringBuilder all = new StringBuilder("text:");
        for (int c = 0; c <= Character.MAX_CODE_POINT; c += c < 0x300 || (c & 0xfff0) == 0xfff0 ? 1 : 0x0f) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                all.appendCodePoint(c);
            }
        }
        String json = "{\"\uffff\":\"\\\\\uffffx\ufffe\"}";
        rig.park(List.of(all.toString(), json, "\ufffe", "\"\uffff\"", "plain"));
        assertEquals(List.of(all.toString(), escaped(json), "\ufffe", escaped("\"\uffff\""), "plain"), parked());
    }

    private static String escaped(String json) {
        return json.replace("\uffff", "\\uffff").replace("\ufffe", "\\ufffe");
    }

    @Test
    void aQueueThatIsMissingIsNamed() throws Exception {
        String expected = "queue 'other' not found in %s (make it first, or check name, region and account)";
        try (ParkingRig other = new ParkingRig("sqs:" + server.urlOf("other"), Map.of());
                ParkingRig named = named("other")) {
            assertEquals(expected.formatted(server.endpoint()), other.missing());
            assertEquals(expected.formatted(server.endpoint()), named.missing());
        }
    }

    @Test
    void aQueueThatIsDeletedMeanwhileIsToldOf() throws Exception {
        rig.requireThere();
        server.delete("failed");
        assertTrue(rig.unparked(2).contains("queue 'failed' not found in "));
    }

    @Test
    void whoMayOnlySendNeedsTheUrl() throws Exception {
        server.denying("AmazonSQS.GetQueueUrl");
        rig.requireThere();
        rig.park(1);
        assertEquals(List.of("0"), parked());
        try (ParkingRig named = named("failed")) {
            named.requireThere();
            String message = named.unparked(1);
            assertTrue(
                    message.endsWith("queue 'failed': access denied by " + server.endpoint() + ": User: made is not"
                            + " authorized to perform: AmazonSQS.GetQueueUrl (with its URL, as sqs:URL, it need not be"
                            + " looked for)"),
                    message);
        }
    }

    @Test
    void whoMayNotSendIsTold() throws Exception {
        server.denying("AmazonSQS.SendMessageBatch");
        rig.requireThere();
        assertTrue(rig.unparked(1).contains("queue 'failed': access denied by "));
    }

    @Test
    void theEmbeddedEndpointHasNoQueues() throws Exception {
        try (ParkingRig named = new ParkingRig("sqs:failed", Map.of())) {
            RuntimeException refused = assertThrows(RuntimeException.class, named::requireThere);
            assertEquals(
                    "the embedded endpoint has no SQS (AWS_ENDPOINT_URL_SQS=URL names one that has)",
                    refused.getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.kdt.destination.QueueFaults#senselessAnswers")
    void anAnswerThatMakesNoSenseIsNotBelieved(String flaw, Fault fault) throws Exception {
        server.answering(fault);
        rig.park(3);
        assertEquals(numbers(3), parked().stream().distinct().toList());
        assertEquals(3, rig.counters.doubtful());
        server.answering(Stream.generate(() -> fault).limit(20).toArray(Fault[]::new));
        String message = rig.unparked(3);
        assertTrue(message.contains("the answer to SendMessageBatch makes no sense: "), message);
        assertTrue(message.contains(flaw), message);
    }

    /** Whatever the queue answers, each record is in it, or the caller is told that not all are. */
    @Test
    void nothingIsLostWhateverItAnswers() throws Exception {
        Random random = new Random(17);
        List<Fault> faults = new ArrayList<>(List.of(DOWN, THROTTLED, TOO_LONG));
        faults.add((request, honest) -> honest.answer(request));
        faults.add(failing("InternalError", false, 0, 2));
        QueueFaults.senselessAnswers().map(each -> (Fault) each.get()[1]).forEach(faults::add);
        for (int round = 0; round < 40; round++) {
            server.answering(random.ints(random.nextInt(12), 0, faults.size())
                    .mapToObj(faults::get)
                    .toArray(Fault[]::new));
            int count = 3 + random.nextInt(30);
            int before = server.messages("failed").size();
            rig.park(count);
            List<String> parked = server.messages("failed").stream()
                    .skip(before)
                    .map(ParkingRig::payload)
                    .toList();
            assertTrue(parked.containsAll(numbers(count)), "round " + round);
        }
    }

    private ParkingRig named(String queue) {
        return new ParkingRig(
                "sqs:" + queue, Map.of("AWS_ENDPOINT_URL_SQS", server.endpoint().toString()));
    }

    private List<String> parked() {
        return server.messages("failed").stream().map(ParkingRig::payload).toList();
    }

    /** Numbers of messages in the requests. */
    private List<Integer> requests() {
        return server.batches().stream()
                .map(each -> each.path("Entries").size())
                .toList();
    }
}
