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
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A sink that may have several requests on their way at the same time. */
class ConcurrentRequestsTest {
    private static final int REQUESTS = 3;
    private static final List<String> RECORDS = List.of("a", "b", "c", "d", "e");

    private final CountDownLatch called = new CountDownLatch(REQUESTS);
    private final CountDownLatch answered = new CountDownLatch(1);
    private final AtomicInteger onTheirWay = new AtomicInteger();
    private final Set<String> delivered = Collections.synchronizedSet(new TreeSet<>());

    @Test
    void sendsSoManyAtATimeAndNoMore() throws Exception {
        try (ServiceSink sink = sink()) {
            Thread sender = Thread.ofPlatform().daemon().start(() -> sendAll(sink));
            try {
                assertTrue(called.await(60, TimeUnit.SECONDS), () -> onTheirWay + " requests are on their way");
                while (sender.getState() != Thread.State.WAITING && sender.isAlive()) {
                    Thread.onSpinWait();
                }
                assertTrue(sender.isAlive(), "it did not wait until a request was answered");
                assertEquals(REQUESTS, onTheirWay.get());
            } finally {
                answered.countDown();
            }
            assertTrue(sender.join(Duration.ofSeconds(60)));
        }
        assertEquals(new TreeSet<>(RECORDS), delivered);
    }

    private void sendAll(Sink sink) {
        try {
            for (String each : RECORDS) {
                Slice bytes = Slice.utf8(each);
                sink.send(new Output(bytes, KinesisRecord.of(Position.UNKNOWN, bytes)), new Noting());
            }
            sink.flush();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aBatchForWhichNoRequestCanBeBegunIsSettledAllTheSame() throws Exception {
        ServiceSink sink = sink();
        sink.close();
        Slice text = Slice.utf8("late");
        Output late = new Output(text, KinesisRecord.of(Position.UNKNOWN, text));

        sink.send(late, new Noting());
        sink.flush();

        String told = "not late: no request to stream 'x' could be begun: ";
        assertTrue(delivered.stream().anyMatch(each -> each.startsWith(told)), delivered.toString());
        assertThrows(TargetLostException.class, () -> sink.send(late, new Noting()));
    }

    private ServiceSink sink() {
        RetryPolicy once = new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1));
        Retrying retrying = new Retrying(
                once,
                _ -> {},
                new Random(1),
                InstantSource.system(),
                new Stop(),
                new RetryNotices(_ -> {}, InstantSource.system()));
        return new ServiceSink(new HeldService(), new ServiceSink.Settings(REQUESTS, retrying, new RunCounters()));
    }

    private final class Noting implements Ticket {
        @Override
        public void delivered(Output output) {
            delivered.add(output.bytes().toText());
        }

        @Override
        public void undeliverable(Output output, Failure failure) {
            delivered.add("not " + output.bytes().toText() + ": " + failure.message());
        }

        @Override
        public void givenUp(Output output) {
            delivered.add("given up");
        }
    }

    /** Takes one record at a time, and answers when it is told. */
    private final class HeldService implements BatchApi {
        @Override
        public String target() {
            return "stream 'x'";
        }

        @Override
        public Limits limits() {
            return new Limits(1, 100, 100);
        }

        @Override
        public int size(Output output) {
            return output.bytes().length();
        }

        @Override
        public List<Verdict> put(List<Output> outputs) {
            onTheirWay.incrementAndGet();
            called.countDown();
            try {
                answered.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return List.of(new Verdict.Delivered());
        }
    }
}
