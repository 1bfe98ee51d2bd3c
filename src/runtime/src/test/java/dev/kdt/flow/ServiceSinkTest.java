package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Arrival;
import dev.kdt.codec.Failure;
import dev.kdt.pipeline.Output;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServiceSinkTest {
    private final FailingService service = new FailingService();
    private final List<String> ended = Collections.synchronizedList(new ArrayList<>());
    private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final RunCounters counters = new RunCounters();
    private final Stop stop = new Stop();
    private OnDoubt onDoubt = OnDoubt.SEND_AGAIN;
    private RetryPolicy policy =
            new RetryPolicy(4, Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofMinutes(1));

    @Test
    void cutsRequestsByCount() throws Exception {
        sendAll(IntStream.range(0, 7).mapToObj(String::valueOf).toList());
        assertEquals(List.of(List.of("0", "1", "2"), List.of("3", "4", "5"), List.of("6")), service.requests);
    }

    @Test
    void cutsRequestsByBytes() throws Exception {
        sendAll(List.of("12345678", "12345678", "12345678"));
        assertEquals(List.of(List.of("12345678", "12345678"), List.of("12345678")), service.requests);
    }

    @Test
    void resendsOnlyTheEntriesThatFailed() throws Exception {
        service.failOnce.add("b");
        sendAll(List.of("a", "b", "c"));
        assertEquals(List.of(List.of("a", "b", "c"), List.of("b")), service.requests);
        assertEquals(Set.of("delivered a", "delivered b", "delivered c"), Set.copyOf(ended));
        assertEquals(1, counters.retries());
        assertEquals(List.of(), told, "at a first hiccup");
    }

    @Test
    void anEntryThatIsNeverTakenIsUndeliverableAloneWithItsAttempts() throws Exception {
        service.failAlways.add("b");
        sendAll(List.of("a", "b", "c"));
        assertEquals(Set.of("delivered a", "delivered c", "undeliverable b after 4: throttled"), Set.copyOf(ended));
    }

    @Test
    void waitsLongerBeforeEachAttemptAndNeverLongerThanTheLongest() throws Exception {
        service.failAlways.add("a");
        sendAll(List.of("a"));
        List<Long> longest = List.of(100L, 200L, 300L);
        assertEquals(longest.size(), waits.size());
        for (int i = 0; i < longest.size(); i++) {
            long wait = waits.get(i).toMillis();
            assertTrue(wait >= longest.get(i) / 2 && wait <= longest.get(i), waits.toString());
        }
    }

    @Test
    void aRequestThatFailsAsAWholeIsSentAgain() throws Exception {
        service.failOnce.add("whole");
        sendAll(List.of("a", "whole"));
        assertEquals(List.of(List.of("a", "whole"), List.of("a", "whole")), service.requests);
        assertEquals(Set.of("delivered a", "delivered whole"), Set.copyOf(ended));
    }

    @Test
    void aRecordThatIsTooLargeIsUndeliverableAtOnce() throws Exception {
        sendAll(List.of("a", "12345678901"));
        assertEquals(List.of(List.of("a")), service.requests);
        assertTrue(ended.contains(
                "undeliverable 12345678901 after 0: too large for stream 'x' (11 bytes, the limit is 10)"));
    }

    @Test
    void whenTheTargetIsGoneWhatWasTakenIsUndeliverableAndNothingMoreIsTaken() throws Exception {
        try (ServiceSink sink = sink()) {
            sink.send(output("gone"), ticket("gone"));
            sink.flush();
        }
        assertEquals(List.of("undeliverable gone after 1: no such stream"), ended);
        ServiceSink sink = sink();
        sink.send(output("gone"), ticket("gone"));
        sink.flush();
        sink.close();
        assertThrows(FlowException.class, () -> sink.send(output("b"), ticket("b")));
    }

    @Test
    void afterAStopTriesOnlyAFewTimesMoreAndWaitsForHalfASecondAtTheMost() throws Exception {
        policy = new RetryPolicy(20, Duration.ofSeconds(8), Duration.ofSeconds(10), Duration.ofMinutes(10));
        service.failAlways.add("a");
        stop.request(Stop.Reason.INTERRUPT);
        sendAll(List.of("a"));
        assertEquals(List.of("undeliverable a after 4: throttled"), ended);
        assertEquals(Duration.ofMillis(3 * 500), waits.stream().reduce(Duration.ZERO, Duration::plus));
    }

    @Test
    void aRequestThatIsRefusedForTheSakeOfOneRecordIsHalvedUntilOnlyThatIsRefused() throws Exception {
        sendAll(List.of("a", "bad", "c", "d"));
        assertEquals(
                Set.of("delivered a", "delivered c", "delivered d", "undeliverable bad after 1: invalid"),
                Set.copyOf(ended));
        assertEquals(
                List.of(
                        List.of("a", "bad", "c"),
                        List.of("a"),
                        List.of("bad", "c"),
                        List.of("bad"),
                        List.of("c"),
                        List.of("d")),
                service.requests);
    }

    @Test
    void aTargetThatRefusesEachRecordOfItsFirstRequestIsLost() throws Exception {
        ServiceSink sink = sink();
        for (String each : List.of("key-1", "key-2")) {
            sink.send(output(each), ticket(each));
        }
        sink.flush();
        sink.close();
        assertEquals(
                Set.of("undeliverable key-1 after 1: key disabled", "undeliverable key-2 after 1: key disabled"),
                Set.copyOf(ended));
        assertThrows(TargetLostException.class, () -> sink.send(output("c"), ticket("c")));
    }

    @Test
    void aTargetThatHasTakenRecordsIsNotLostByARefusal() throws Exception {
        try (ServiceSink sink = sink()) {
            for (String each : List.of("a", "key-1", "b")) {
                sink.send(output(each), ticket(each));
                sink.flush(); // Begins when the request before is answered.
            }
            sink.send(output("c"), ticket("c"));
            sink.flush();
        }
        assertEquals(
                List.of("delivered a", "undeliverable key-1 after 1: key disabled", "delivered b", "delivered c"),
                ended);
    }

    @Test
    void aRefusalOfSomeIsNoneOfTheTarget() throws Exception {
        ServiceSink sink = sink();
        for (String each : List.of("key-1", "a")) {
            sink.send(output(each), ticket(each));
        }
        sink.flush();
        sink.send(output("b"), ticket("b"));
        sink.flush();
        sink.close();
        assertEquals(
                Set.of("undeliverable key-1 after 1: key disabled", "delivered a", "delivered b"), Set.copyOf(ended));
    }

    @Test
    void whateverIsThrownSettlesWhatTheSenderHolds() throws Exception {
        ServiceSink sink = sendAll(List.of("a", "error"));
        String why = " after 1: sending to stream 'x' broke off: java.lang.StackOverflowError (doubtful)";
        assertEquals(Set.of("undeliverable a" + why, "undeliverable error" + why), Set.copyOf(ended));
        assertEquals(2, counters.doubtful());
        assertThrows(TargetLostException.class, () -> sink.send(output("b"), ticket("b")));
    }

    @Test
    void fewerVerdictsThanRecordsAreNotBelieved() throws Exception {
        sendAll(List.of("a", "short"));
        assertEquals(2, ended.size());
        assertTrue(ended.stream().allMatch(each -> each.startsWith("undeliverable")), ended.toString());
    }

    @Test
    void aRecordThatWasDoubtfulOnceStaysSoAndIsCountedOnce() throws Exception {
        service.failOnce.addAll(Set.of("whole 1", "whole 2"));
        service.failAlways.add("a");
        sendAll(List.of("a", "whole 1", "whole 2"));
        assertEquals(
                Set.of("undeliverable a after 4: throttled (doubtful)", "delivered whole 1", "delivered whole 2"),
                Set.copyOf(ended));
        assertEquals(3, counters.doubtful());
    }

    @Test
    void aRequestThatMayHaveArrivedIsNotMadeAgainIfNothingIsToBeThereTwice() throws Exception {
        onDoubt = OnDoubt.GIVE_UP;
        service.failOnce.addAll(Set.of("whole", "b"));
        sendAll(List.of("a", "whole", "c", "b"));
        assertEquals(
                Set.of(
                        "undeliverable a after 1: timed out (doubtful)",
                        "undeliverable whole after 1: timed out (doubtful)",
                        "undeliverable c after 1: timed out (doubtful)",
                        "delivered b"),
                Set.copyOf(ended));
        assertEquals(List.of(List.of("a", "whole", "c"), List.of("b"), List.of("b")), service.requests);
    }

    @Test
    void sendsNoLongerThanThePolicySays() throws Exception {
        service.failAlways.add("a");
        policy = policy.within(Duration.ZERO);
        sendAll(List.of("a"));
        assertEquals(List.of("undeliverable a after 1: throttled"), ended);
    }

    @Test
    void whatIsNotSentYetWhenTheWorkIsAbandonedIsUndeliverable() throws Exception {
        stop.request(Stop.Reason.TERMINATE);
        stop.abandon();
        sendAll(List.of("a"));
        assertEquals(List.of("undeliverable a after 0: not sent: it was stopped before"), ended);
        assertEquals(List.of(), service.requests);
    }

    @Test
    void tellsOfCallsThatGoOnFailing() throws Exception {
        service.failAlways.add("a");
        sendAll(List.of("a"));
        assertEquals(List.of("throttled: trying again"), told);
    }

    private ServiceSink sendAll(List<String> records) throws InterruptedException {
        ServiceSink sent = sink();
        try (ServiceSink sink = sent) {
            for (String each : records) {
                sink.send(output(each), ticket(each));
            }
            sink.flush();
        }
        return sent;
    }

    private ServiceSink sink() {
        InstantSource clock = InstantSource.fixed(Instant.EPOCH);
        Retrying retrying =
                new Retrying(policy, waits::add, new Random(1), clock, stop, new RetryNotices(told::add, clock));
        return new ServiceSink(service, new ServiceSink.Settings(1, retrying, counters, onDoubt));
    }

    private static Output output(String text) {
        Slice bytes = Slice.utf8(text);
        return new Output(bytes, KinesisRecord.of(Position.UNKNOWN, bytes));
    }

    private Ticket ticket(String text) {
        return new Ticket() {
            @Override
            public void delivered(Output output) {
                ended.add("delivered " + text);
            }

            @Override
            public void undeliverable(Output output, Failure failure) {
                ended.add("undeliverable " + text + " after " + failure.attempts() + ": " + failure.message()
                        + (failure.arrival() == Arrival.UNKNOWN ? " (doubtful)" : ""));
            }

            @Override
            public void givenUp(Output output) {
                ended.add("given up " + text);
            }
        };
    }
}
