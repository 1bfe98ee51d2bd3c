package dev.kdt.flow;

import dev.kdt.record.Batch;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Reads one lane ahead, a bounded number of batches, on a thread of its own. */
final class LaneReader {
    private final Lane lane;
    private final Processing processing;
    private final Stop stop;
    private final BlockingQueue<Optional<Processing.Work>> ahead;
    private final ReadAhead onItsWay;

    /** The thread that waits for the next batch; null while what was read is processed, which must not be interrupted. */
    private @Nullable Thread waiting;

    private volatile boolean ended;
    private volatile @Nullable Instant arrival;

    /** The batch that was read and is not in the queue yet: there is no room for it, or it is being processed. */
    private volatile @Nullable Batch handing;

    private volatile @Nullable Throwable failure;

    /**
     * A reader that waits to be started.
     *
     * @param onItsWay bounds what all lanes of the run have on their way
     * @param batchesAhead the most batches that are read and not taken yet
     */
    LaneReader(Lane lane, Processing processing, Stop stop, ReadAhead onItsWay, int batchesAhead) {
        this.lane = lane;
        this.processing = processing;
        this.stop = stop;
        this.onItsWay = onItsWay;
        this.ahead = new ArrayBlockingQueue<>(batchesAhead);
    }

    void start() {
        lane.thread().name("kdt-read-" + lane.name()).start(this::read);
        stop.onRequest(this::wake);
    }

    /** Waits for the next batch; {@code null} when the lane has ended, was stopped, or failed. */
    Processing.@Nullable Work take() throws InterruptedException {
        return ahead.take().orElse(null);
    }

    /** A batch that was taken is done with: another may be read for it. */
    void done(Batch batch) {
        onItsWay.leave(batch.bytes());
    }

    /** Whether everything that was read has been taken: nothing more is to be had for a moment. */
    boolean isBehind() {
        return ahead.isEmpty();
    }

    /** The arrival of the first record of the batch read last; null when it has none, or there is no batch any more. */
    @Nullable
    Instant arrival() {
        return arrival;
    }

    /** The arrival of the first record that was read and not taken yet; null when there is none, or it is not known. */
    @Nullable
    Instant oldestArrival() {
        Batch last = handing; // Looked at first: it may enter the queue in between, but not leave it unseen.
        Optional<Processing.Work> first = ahead.peek();
        Batch oldest = first != null && first.isPresent() ? first.get().batch() : last;
        return oldest == null ? null : arrival(oldest);
    }

    private static @Nullable Instant arrival(Batch batch) {
        return batch.records().isEmpty() ? null : batch.records().getFirst().arrival();
    }

    /** Whether the lane was read to its end. */
    boolean hasEnded() {
        return ended;
    }

    /** The failure that ended the reading early. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    private void read() {
        try {
            while (!stop.isRequested()) {
                Batch batch = next();
                arrival = batch == null ? null : arrival(batch);
                if (batch == null) {
                    ended = true;
                    break;
                }
                handing = batch;
                onItsWay.enter(batch.bytes());
                hand(Optional.of(processing.start(batch)));
                handing = null;
            }
        } catch (InterruptedException | StoppedException _) {
            // Only a stop interrupts this thread: what was read before is handed over, and the lane has not ended.
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        handLeftover();
        hand(Optional.empty());
    }

    /** Hands over what the lane has read and was not asked for any more, unless as much was read as was wanted. */
    private void handLeftover() {
        Batch leftover = stop.isUrgent() ? lane.leftover() : null;
        if (leftover != null) {
            hand(Optional.of(processing.start(leftover)));
        }
    }

    private @Nullable Batch next() throws InterruptedException {
        synchronized (this) {
            if (stop.isRequested()) {
                throw new InterruptedException();
            }
            waiting = Thread.currentThread();
        }
        try {
            return lane.next();
        } finally {
            synchronized (this) {
                waiting = null;
                // An interrupt that came too late for the read has nothing to say to what follows.
                Thread.interrupted();
            }
        }
    }

    private synchronized void wake() {
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    /** Hands work over even while this thread is being interrupted: what was read from a pipe cannot be read again. */
    private void hand(Optional<Processing.Work> work) {
        boolean interrupted = false;
        while (true) {
            try {
                ahead.put(work);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
