package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.pipeline.Output;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServiceSinkTest {
    private final List<List<String>> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> ended = Collections.synchronizedList(new ArrayList<>());
    private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> failOnce = new HashSet<>();
    private final Set<String> failAlways = new HashSet<>();
    private final Tally tally = new Tally();
    private final Stop stop = new Stop();

    @Test
    void cutsRequestsByCount() throws Exception {
        sendAll(IntStream.range(0, 7).mapToObj(String::valueOf).toList());
        assertEquals(List.of(List.of("0", "1", "2"), List.of("3", "4", "5"), List.of("6")), requests);
    }

    @Test
    void cutsRequestsByBytes() throws Exception {
        sendAll(List.of("12345678", "12345678", "12345678"));
        assertEquals(List.of(List.of("12345678", "12345678"), List.of("12345678")), requests);
    }

    @Test
    void resendsOnlyTheEntriesThatFailed() throws Exception {
        failOnce.add("b");
        sendAll(List.of("a", "b", "c"));
        assertEquals(List.of(List.of("a", "b", "c"), List.of("b")), requests);
        assertEquals(Set.of("delivered a", "delivered b", "delivered c"), Set.copyOf(ended));
        assertEquals(1, tally.retries());
    }

    @Test
    void anEntryThatIsNeverTakenIsUndeliverableAloneWithItsAttempts() throws Exception {
        failAlways.add("b");
        sendAll(List.of("a", "b", "c"));
        assertEquals(Set.of("delivered a", "delivered c", "undeliverable b after 4: throttled"), Set.copyOf(ended));
        assertEquals(3, waits.size());
    }

    @Test
    void waitsLongerBeforeEachAttemptAndNeverLongerThanTheLongest() throws Exception {
        failAlways.add("a");
        sendAll(List.of("a"));
        List<Long> longest = List.of(100L, 200L, 300L);
        for (int i = 0; i < waits.size(); i++) {
            long wait = waits.get(i).toMillis();
            assertTrue(wait >= longest.get(i) / 2 && wait <= longest.get(i), waits.toString());
        }
    }

    @Test
    void aRequestThatFailsAsAWholeIsSentAgain() throws Exception {
        failOnce.add("whole");
        sendAll(List.of("a", "whole"));
        assertEquals(List.of(List.of("a", "whole"), List.of("a", "whole")), requests);
        assertEquals(Set.of("delivered a", "delivered whole"), Set.copyOf(ended));
    }

    @Test
    void aRecordThatIsTooLargeIsUndeliverableAtOnce() throws Exception {
        sendAll(List.of("a", "12345678901"));
        assertEquals(List.of(List.of("a")), requests);
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
    void afterAStopTriesOnlyAFewTimesMore() throws Exception {
        failAlways.add("a");
        stop.request(Stop.Reason.INTERRUPT);
        sendAll(List.of("a"));
        assertEquals(List.of("undeliverable a after 4: throttled"), ended);
    }

    private void sendAll(List<String> records) throws InterruptedException {
        try (ServiceSink sink = sink()) {
            for (String each : records) {
                sink.send(output(each), ticket(each));
            }
            sink.flush();
        }
    }

    private ServiceSink sink() {
        RetryPolicy retry = new RetryPolicy(4, Duration.ofMillis(100), Duration.ofMillis(300));
        return new ServiceSink(
                new Service(), new ServiceSink.Settings(1, retry, waits::add, new Random(1), tally, stop));
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
                ended.add("undeliverable " + text + " after " + failure.attempts() + ": " + failure.message());
            }

            @Override
            public void givenUp() {
                ended.add("given up " + text);
            }
        };
    }

    /** Takes three records and twenty bytes at a time, and fails as it is told. */
    private final class Service implements BatchApi {
        @Override
        public String target() {
            return "stream 'x'";
        }

        @Override
        public Limits limits() {
            return new Limits(3, 20, 10);
        }

        @Override
        public int size(Output output) {
            return output.bytes().length();
        }

        @Override
        public List<Verdict> put(List<Output> outputs) {
            List<String> texts =
                    outputs.stream().map(each -> each.bytes().toText()).toList();
            requests.add(texts);
            if (texts.contains("gone")) {
                throw new FlowException("no such stream");
            }
            if (texts.contains("whole") && failOnce.remove("whole")) {
                throw new BatchFailedException(
                        "timed out", BatchFailedException.Arrival.UNKNOWN, new RuntimeException());
            }
            return texts.stream()
                    .<Verdict>map(text -> failAlways.contains(text) || failOnce.remove(text)
                            ? new Verdict.Again("throttled")
                            : new Verdict.Delivered())
                    .toList();
        }
    }
}
