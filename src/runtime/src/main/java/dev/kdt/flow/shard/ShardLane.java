package dev.kdt.flow.shard;

import dev.kdt.record.Limits;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The parcels that wait for one shard, and the pace at which it takes them: after a refusal it is left alone for a while, and a request
 * holds half as much for it as before; each success adds to that again. Guarded by the backlog.
 */
final class ShardLane {
    private static final int SMALLEST_WINDOW = 64 * 1024;
    private static final int LARGEST_WINDOW = 2 * Limits.PUT_RECORDS_LARGEST_BYTES;
    private static final int STEP = 64 * 1024;

    private final String shard;
    private final Deque<Parcel> waiting = new ArrayDeque<>();
    private int pieces;
    private long bytes;
    private int window = LARGEST_WINDOW;
    private int windowLeft;
    private long request;
    private int failures;
    private boolean paused;
    private boolean retired;

    ShardLane(String shard) {
        this.shard = shard;
    }

    String shard() {
        return shard;
    }

    void addLast(Parcel parcel) {
        waiting.addLast(parcel);
        count(parcel.size(), parcel.bytes());
    }

    void addFirst(Parcel parcel) {
        waiting.addFirst(parcel);
        count(parcel.size(), parcel.bytes());
    }

    /** A parcel that waits in this lane grew by a record. */
    void grown(Piece piece) {
        count(1, piece.size());
    }

    Parcel first() {
        return waiting.getFirst();
    }

    Parcel takeFirst() {
        Parcel first = waiting.removeFirst();
        count(-first.size(), -first.bytes());
        windowLeft -= first.bytes();
        return first;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int pieces() {
        return pieces;
    }

    long bytes() {
        return bytes;
    }

    /** Whether the request of this number may hold another parcel for this shard; it may always hold one. */
    boolean hasRoomIn(long number) {
        if (request != number) {
            request = number;
            windowLeft = window;
        }
        return windowLeft == window || windowLeft >= first().bytes();
    }

    /** A request delivered all that it held for this shard. */
    void succeeded() {
        failures = 0;
        window = Math.min(LARGEST_WINDOW, window + STEP);
    }

    /**
     * A request failed for this shard.
     *
     * @param inARow how many did, one after the other
     */
    void failed(int inARow) {
        failures = inARow;
        window = Math.max(SMALLEST_WINDOW, Math.min(window, Limits.SHARD_BYTES_IN) / 2);
    }

    /** Number of requests since the last success. */
    int failures() {
        return failures;
    }

    boolean isPaused() {
        return paused;
    }

    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
    }

    /** Whether the shards were looked up again since, and other lanes took this one's place. */
    boolean isRetired() {
        return retired;
    }

    /** Ends the lane; returns what waits in it. */
    Deque<Parcel> retire() {
        retired = true;
        return waiting;
    }

    private void count(int morePieces, int moreBytes) {
        pieces += morePieces;
        bytes += moreBytes;
    }
}
