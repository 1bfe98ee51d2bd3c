package dev.kdt.flow.shard;

import dev.kdt.codec.Failure;
import dev.kdt.flow.BatchApi;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.RunCounters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The records that were taken and are not settled: a lane for each shard, from which requests are filled in turn. It is bounded: whoever
 * offers a record waits for room. Safe for use by several threads.
 */
final class Backlog {
    /** Where a shard is left alone or a key waits for its turn: so much goes on being read for the others. */
    private static final int MOST_PIECES = 50_000;

    private static final long MOST_BYTES = 24L << 20;

    private static final String BEHIND = "not sent: an earlier record of its key was parked";

    private final Retrying retrying;
    private final RunCounters counters;
    private final @Nullable KeyOrder order;
    private final Routes routes;
    private final Lanes lanes;
    private final LanePace pace;

    /** While all that is read can be sent: enough to fill the requests, for what waits longer grows old in the heap. */
    private final int usualPieces;

    private final long usualBytes;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition room = lock.newCondition();
    private int held;
    private long heldBytes;
    private int waitingForRoom;
    private boolean flushing;
    private boolean closed;
    private @Nullable String ended;

    /**
     * @param limits of one request
     * @param requests how many requests may be on their way at the same time
     * @param order null when records may overtake each other
     */
    Backlog(
            BatchApi.Limits limits,
            int requests,
            Routes routes,
            Retrying retrying,
            RunCounters counters,
            @Nullable KeyOrder order) {
        this.retrying = retrying;
        this.counters = counters;
        this.order = order;
        this.routes = routes;
        this.lanes = new Lanes(limits, requests, routes);
        this.pace = new LanePace(limits, retrying);
        this.usualPieces = (int) Math.min(MOST_PIECES, 2L * limits.count() * (requests + 1L));
        this.usualBytes = Math.min(MOST_BYTES, (requests + 2L) * lanes.requestBytes());
    }

    /** Takes a record; waits while there is no room. One that cannot be sent any more is settled. */
    void offer(Piece piece) throws InterruptedException {
        String shard = routes.shard(piece.sent().source());
        lock.lockInterruptibly();
        try {
            awaitRoom(piece);
            if (ended != null) {
                piece.unavailable(Failure.deliver(ended, 0));
            } else if (order != null && order.isBroken(piece.key())) {
                piece.unavailable(behind(piece));
            } else {
                add(piece, shard);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A record of this key is parked before it was taken: where order is kept, later ones are not sent either. */
    void parked(Piece piece) {
        if (order != null) {
            locked(() -> order.breakKey(piece.key()));
        }
    }

    private void awaitRoom(Piece piece) throws InterruptedException {
        waitingForRoom++;
        try {
            while (ended == null && !hasRoomFor(piece)) {
                work.signal();
                room.await();
            }
        } finally {
            waitingForRoom--;
        }
    }

    private boolean hasRoomFor(Piece piece) {
        boolean anyWaits = order != null || lanes.anyPaused();
        int mostPieces = anyWaits ? MOST_PIECES : usualPieces;
        long mostBytes = anyWaits ? MOST_BYTES : usualBytes;
        return held == 0 || (held < mostPieces && heldBytes + piece.size() <= mostBytes);
    }

    private void add(Piece piece, String shard) {
        held++;
        heldBytes += piece.size();
        if (order != null && order.isBusy(piece.key())) {
            Parcel joined = order.join(piece);
            if (joined != null) {
                lanes.grow(joined.lane(), piece);
            }
            return;
        }
        Parcel parcel = new Parcel(piece, lanes.of(shard));
        if (order != null) {
            order.begin(parcel);
        }
        lanes.addLast(parcel);
        if (lanes.fillRequest()) {
            work.signal();
        }
    }

    /** All that is there is to be sent, however little it is. */
    void flush() {
        locked(() -> {
            flushing = held > 0;
            work.signalAll();
        });
    }

    /** Waits for what the next request may hold; null when no more comes. */
    @Nullable
    List<Parcel> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed || held > 0) {
                if (lanes.anyReady() && (lanes.fillRequest() || flushing || waitingForRoom > 0 || closed)) {
                    return begin(lanes.take());
                }
                work.await();
            }
            work.signalAll();
            return null;
        } finally {
            lock.unlock();
        }
    }

    private List<Parcel> begin(List<Parcel> batch) {
        Instant now = retrying.clock().instant();
        for (Parcel each : batch) {
            each.begin(now);
            if (order != null) {
                order.taken(each);
            }
        }
        if (lanes.anyReady()) {
            work.signal();
        }
        return batch;
    }

    /** Takes back what a request held: what it did not settle waits to be sent again, unless that was tried for long enough. */
    void done(List<Parcel> batch) {
        locked(() -> {
            Map<ShardLane, Duration> pauses = pace.after(batch);
            List<Parcel> again = new ArrayList<>();
            for (Parcel each : batch) {
                release(each.settledPieces(), each.settledBytes());
                if (isTriedAgain(each, pauses.getOrDefault(each.lane(), Duration.ZERO))) {
                    again.add(each);
                }
            }
            again.reversed().forEach(this::tryAgain);
            pauses.forEach(this::pause);
            flushing &= held > 0;
            room.signalAll();
            work.signalAll();
        });
    }

    /** Whether what is left of a parcel is sent again; if not, it is concluded: parked, or followed by the next of its key. */
    private boolean isTriedAgain(Parcel parcel, Duration pause) {
        boolean isLeft = parcel.size() > 0;
        if (isLeft && (ended != null || (parcel.isFailed() && pace.isHopeless(parcel, pause)))) {
            park(parcel, ended);
        } else if (parcel.isBroken()) {
            breakOff(parcel);
        } else if (isLeft) {
            return true;
        } else if (order != null) {
            Parcel next = order.next(parcel.key(), parcel.lane());
            if (next != null) {
                next.moveTo(lanes.of(next));
                lanes.addLast(next);
            }
        }
        return false;
    }

    private void tryAgain(Parcel parcel) {
        if (parcel.isFailed()) {
            counters.addRetried(parcel.size());
            tellOf(parcel);
        } else {
            parcel.notTried();
        }
        lanes.addFirst(parcel);
    }

    private void tellOf(Parcel parcel) {
        if (parcel.isNeverLanding()) {
            retrying.notices().misplaced(parcel.lastMessage());
        } else {
            Instant since = parcel.since(retrying.clock().instant());
            retrying.notices().failed(parcel.lastMessage(), parcel.attempts(), since);
        }
    }

    /** Parks what is left of a parcel, and what waits behind it. */
    private void park(Parcel parcel, @Nullable String otherwise) {
        release(parcel.size(), parcel.bytes());
        parcel.giveUp(String.valueOf(otherwise));
        breakOff(parcel);
    }

    /** Parks what follows a record that was parked, where order is kept. */
    private void breakOff(Parcel parcel) {
        release(parcel.size(), parcel.bytes());
        List.copyOf(parcel.pieces()).forEach(each -> parcel.unavailable(each, BEHIND));
        if (order != null) {
            for (Piece each : order.breakOff(parcel.key())) {
                each.unavailable(behind(each));
                release(1, each.size());
            }
        }
    }

    private static Failure behind(Piece piece) {
        return Failure.deliver(BEHIND + " (key " + piece.key() + ")", 0);
    }

    private void release(int pieces, int bytes) {
        held -= pieces;
        heldBytes -= bytes;
    }

    private void pause(ShardLane lane, Duration wait) {
        if (ended == null && lanes.pause(lane)) {
            pace.wait(
                    lane,
                    wait,
                    () -> locked(() -> {
                        lanes.resume(lane);
                        work.signalAll();
                    }));
        }
    }

    /** Ends all pauses: somebody waits for the end. */
    void hurry() {
        locked(() -> {
            lanes.resumeAll();
            work.signalAll();
        });
    }

    /** Gives what waits new lanes: the routes have changed. */
    void reroute() {
        locked(() -> {
            lanes.reroute();
            work.signalAll();
        });
    }

    /** Settles all that waits, and what will be offered: nothing more is sent. */
    void end(String why) {
        locked(() -> {
            if (ended == null) {
                ended = why;
            }
            lanes.drain().forEach(each -> park(each, why));
            room.signalAll();
            work.signalAll();
        });
    }

    /** No more is offered: what is there is sent, and then {@link #take} gives no more. */
    void close() {
        locked(() -> {
            closed = true;
            work.signalAll();
        });
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
