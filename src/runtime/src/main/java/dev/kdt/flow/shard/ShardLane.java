package dev.kdt.flow.shard;

import dev.kdt.record.Limits;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The parcels that wait for one shard, and the pace at which it takes them: after a refusal it is left alone for a while, and a request
 * holds half as much for it as before; each success adds to that again. Guarded by the backlog.
 */
final class ShardLane {
    private static final int SMALLEST_BYTES = 64 * 1024;
    private static final int LARGEST_BYTES = 2 * Limits.PUT_RECORDS_LARGEST_BYTES;
    private static final int STEP_BYTES = 64 * 1024;

    /** The smallest window is this part of the records that a request may hold; it grows in such steps. */
    private static final int STEPS = 50;

    private final String shard;
    private final int mostPieces;
    private final int stepPieces;
    private final Deque<Parcel> waiting = new ArrayDeque<>();
    private int pieces;
    private long bytes;
    private int window = LARGEST_BYTES;
    private int windowLeft;
    private int windowPieces;
    private int windowPiecesLeft;
    private long request;
    private int failures;
    private long takes;
    private boolean paused;
    private boolean retired;

    /** @param mostPieces records that a request may hold */
    ShardLane(String shard, int mostPieces) {
        this.shard = shard;
        this.mostPieces = mostPieces;
        this.stepPieces = Math.max(1, mostPieces / STEPS);
        this.windowPieces = mostPieces;
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
        windowPiecesLeft -= first.size();
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
            windowPiecesLeft = windowPieces;
        }
        boolean isUntouched = windowPiecesLeft == windowPieces;
        return isUntouched || (windowLeft >= first().bytes() && windowPiecesLeft >= first().size());
    }

    /** A request delivered something. */
    void took() {
        takes++;
    }

    /** Number of requests that delivered something. */
    long takes() {
        return takes;
    }

    /** A request delivered all that it held for this shard. */
    void succeeded() {
        failures = 0;
        window = Math.min(LARGEST_BYTES, window + STEP_BYTES);
        windowPieces = Math.min(mostPieces, windowPieces + stepPieces);
    }

    /**
     * A request failed for this shard.
     *
     * @param inARow how many did, one after the other
     */
    void failed(int inARow) {
        failures = inARow;
        window = Math.max(SMALLEST_BYTES, Math.min(window, Limits.SHARD_BYTES_IN) / 2);
        windowPieces = Math.max(stepPieces, windowPieces / 2);
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
