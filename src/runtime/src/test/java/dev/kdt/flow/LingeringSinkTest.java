package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.pipeline.Output;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LingeringSinkTest {
    private static final Ticket TICKET = new Ticket() {
        @Override
        public void delivered(Output output) {}

        @Override
        public void undeliverable(Output output, Failure failure) {}

        @Override
        public void givenUp(Output output) {}
    };

    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore waiting = new Semaphore(0);
    private final Semaphore over = new Semaphore(0);
    private final Semaphore flushed = new Semaphore(0);
    private final Stop stop = new Stop();
    private final LingeringSink sink = new LingeringSink(
            new Batching(),
            Duration.ofSeconds(1),
            time -> {
                waits.add(time);
                waiting.release();
                over.acquire();
            },
            stop);

    @Test
    void whatComesDuringTheWaitGoesWithTheFirst() throws Exception {
        send("a");
        sink.flush();
        await(waiting);
        send("b");
        sink.flush();
        assertEquals(List.of(), sent);
        over.release();
        await(flushed);
        assertEquals(List.of("a b"), sent);
        assertEquals(List.of(Duration.ofSeconds(1)), waits);
    }

    @Test
    void whatComesLaterHasAWaitOfItsOwn() throws Exception {
        send("a");
        sink.flush();
        over.release();
        await(flushed);
        send("b");
        sink.flush();
        over.release();
        await(flushed);
        assertEquals(List.of("a", "b"), sent);
    }

    @Test
    void theLastOfALaneIsNotPutOff() throws Exception {
        send("a");
        sink.flush();
        await(waiting);
        sink.drain("lane");
        assertEquals(List.of("a"), sent);
        over.release();
        await(flushed);
    }

    @Test
    void afterAStopNothingIsPutOff() throws Exception {
        send("a");
        stop.request(Stop.Reason.INTERRUPT);
        sink.flush();
        assertEquals(List.of("a"), sent);
        assertEquals(List.of(), waits);
    }

    @Test
    void aClosedSinkIsNotFlushedWhenTheWaitIsOver() throws Exception {
        sink.flush();
        await(waiting);
        sink.close();
        over.release();
        sink.flush();
        assertEquals(1, waits.size());
        assertEquals(0, flushed.availablePermits());
    }

    private void send(String text) throws InterruptedException {
        Slice bytes = Slice.utf8(text);
        sink.send(new Output(bytes, KinesisRecord.of(Position.UNKNOWN, bytes)), TICKET);
    }

    private static void await(Semaphore what) throws InterruptedException {
        assertTrue(what.tryAcquire(60, TimeUnit.SECONDS));
    }

    private final class Batching implements Sink {
        private final List<String> filling = new ArrayList<>();

        @Override
        public synchronized void send(Output output, Ticket ticket) {
            filling.add(output.bytes().toText());
        }

        @Override
        public synchronized void flush() {
            if (!filling.isEmpty()) {
                sent.add(String.join(" ", filling));
                filling.clear();
            }
            flushed.release();
        }
    }
}
