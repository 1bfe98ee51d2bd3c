package dev.kdt.flow.shard;

import dev.kdt.codec.Arrival;
import dev.kdt.codec.Failure;
import dev.kdt.flow.BatchApi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records that travel together: one; or, where a key's order is kept and records are aggregated, a run of one key that becomes part of
 * one aggregate. What was not delivered is sent again, in its order. Guarded by the backlog while it waits; belongs to the thread of
 * its request while it is on its way.
 */
final class Parcel {
    /** After as many attempts the shards are long known as they are. */
    private static final int MISPLACED_OFTEN = 5;

    private static final String NEVER_LANDS =
            " each time (does the service ignore hash keys? send without --aggregate)";

    private final List<Piece> pieces = new ArrayList<>(1);
    private final String key;
    private ShardLane lane;
    private int bytes;
    private int attempts;
    private int countedAttempts;
    private long seenTakes;
    private int lastAttempt = Integer.MAX_VALUE;
    private @Nullable Instant firstAttempt;
    private @Nullable String lastMessage;
    private Arrival arrival = Arrival.NONE;

    // Of the present request.
    private int settledPieces;
    private int settledBytes;
    private boolean tookOne;
    private boolean failed;
    private BatchApi.Verdict.@Nullable Cause refusal;
    private boolean misplaced;
    private boolean broken;

    Parcel(Piece piece, ShardLane lane) {
        this.key = piece.key();
        this.lane = lane;
        add(piece);
    }

    void add(Piece piece) {
        pieces.add(piece);
        bytes += piece.size();
    }

    ShardLane lane() {
        return lane;
    }

    void moveTo(ShardLane other) {
        lane = other;
    }

    /** The records that are not settled, in their order. */
    List<Piece> pieces() {
        return pieces;
    }

    String key() {
        return key;
    }

    int size() {
        return pieces.size();
    }

    int bytes() {
        return bytes;
    }

    /** An attempt begins. */
    void begin(Instant now) {
        if (firstAttempt == null) {
            firstAttempt = now;
        }
        settledPieces = 0;
        settledBytes = 0;
        tookOne = false;
        failed = false;
        refusal = null;
        misplaced = false;
        attempts++;
        countedAttempts++;
    }

    /** There are to be so many attempts after the present one at the most. */
    void hurry(int more) {
        lastAttempt = Math.min(lastAttempt, attempts + more);
    }

    /** The number of attempts made. */
    int attempts() {
        return attempts;
    }

    /** Nothing of it was tried, for there was no room. */
    void notTried() {
        attempts--;
        countedAttempts--;
    }

    /**
     * Whether there may be no other attempt.
     *
     * @param most attempts of one record at the most
     */
    boolean wasLast(int most) {
        return countedAttempts >= most || attempts >= lastAttempt;
    }

    /** When it was first tried; {@code otherwise} if it was not. */
    Instant since(Instant otherwise) {
        return firstAttempt == null ? otherwise : firstAttempt;
    }

    /** The attempt failed, in whole or in part. */
    void failed(String message) {
        lastMessage = message;
        failed = true;
    }

    /** The service answered that it does not take it, or not all of it, this time. */
    void refused(String message, BatchApi.Verdict.Cause why) {
        failed(message);
        refusal = why;
    }

    /** It arrived in another shard than it was meant for, where not all of its readers see it. */
    void misplaced(String message) {
        failed(attempts >= MISPLACED_OFTEN ? message + NEVER_LANDS : message);
        misplaced = true;
    }

    /** Whether it was sent so often that no split or merge of shards explains where it arrives. */
    boolean isNeverLanding() {
        return misplaced && attempts >= MISPLACED_OFTEN;
    }

    /** Whether the attempt failed by the service's answer, and not for want of one. */
    boolean isRefused() {
        return refusal != null;
    }

    /** Whether the service refused it for want of throughput. */
    boolean isThrottled() {
        return refusal == BatchApi.Verdict.Cause.THROTTLED;
    }

    /** Whether this number of requests of the lane is new since the last attempt. */
    boolean sees(long takes) {
        boolean isNew = takes != seenTakes;
        seenTakes = takes;
        return isNew;
    }

    /** The attempts so far do not count against the most that there may be. */
    void countAnew() {
        countedAttempts = 0;
    }

    /** A request that held it may have arrived; returns how many records are in doubt by that which were not before. */
    int doubt() {
        boolean isNew = arrival == Arrival.NONE;
        arrival = Arrival.UNKNOWN;
        return isNew ? pieces.size() : 0;
    }

    boolean isFailed() {
        return failed;
    }

    /** Whether the present attempt delivered a record of it. */
    boolean hasTaken() {
        return tookOne;
    }

    /** Whether a record of it was parked: what follows it may not be sent where order is kept. */
    boolean isBroken() {
        return broken;
    }

    String lastMessage() {
        return String.valueOf(lastMessage);
    }

    /** The target has this record. */
    void delivered(Piece piece) {
        tookOne = true;
        remove(piece);
        piece.delivered();
    }

    /** The target refused this record. */
    void undeliverable(Piece piece, String message) {
        broken = true;
        remove(piece);
        piece.undeliverable(Failure.deliver(message, attempts, arrival));
    }

    /** The target does not take this record. */
    void unavailable(Piece piece, String message) {
        broken = true;
        remove(piece);
        piece.unavailable(Failure.deliver(message, attempts, arrival));
    }

    /** The target does not take what is left of it. */
    void giveUp(String otherwise) {
        String message = lastMessage == null ? otherwise : lastMessage;
        List.copyOf(pieces).forEach(each -> unavailable(each, message));
    }

    /** The number of records that were settled since the attempt began. */
    int settledPieces() {
        return settledPieces;
    }

    int settledBytes() {
        return settledBytes;
    }

    @SuppressWarnings("ReferenceEquality") // The very one.
    private void remove(Piece piece) {
        pieces.removeIf(each -> each == piece);
        bytes -= piece.size();
        settledPieces++;
        settledBytes += piece.size();
    }
}
