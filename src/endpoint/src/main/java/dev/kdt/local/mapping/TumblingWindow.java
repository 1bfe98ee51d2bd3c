package dev.kdt.local.mapping;

import dev.kdt.bytes.Slice;
import java.time.Instant;

/**
 * A tumbling window that is open for a shard: "AWS Lambda Developer Guide, Implementing stateful Kinesis Data Streams processing in
 * Lambda". Records belong to it by their arrival.
 *
 * @param start milliseconds since the epoch
 * @param seconds its length
 * @param state JSON, as the function answered it last; an empty object at first
 */
record TumblingWindow(long start, int seconds, Slice state) {
    /** The size over which a state ends its window early. */
    static final int MAX_STATE_BYTES = 1024 * 1024;

    static final Slice NO_STATE = Slice.utf8("{}");

    /** The purpose of an invocation in a window. */
    enum Call {
        /** Records are added to the state. */
        AGGREGATE,
        /** The window is at its end. */
        FINAL,
        /** The state is too large; the window goes on with a new one. */
        TERMINATED_EARLY
    }

    /** The window of {@code seconds} that holds {@code arrival} (milliseconds since the epoch). */
    static TumblingWindow holding(long arrival, int seconds) {
        return new TumblingWindow(Math.floorDiv(arrival, seconds * 1_000L) * seconds * 1_000L, seconds, NO_STATE);
    }

    /** Whether what arrived at {@code arrival} belongs to it. */
    boolean holds(long arrival) {
        return arrival >= start && arrival < end();
    }

    /** Milliseconds since the epoch, exclusive. */
    long end() {
        return start + seconds * 1_000L;
    }

    boolean isStateTooLarge() {
        return state.length() > MAX_STATE_BYTES;
    }

    TumblingWindow with(Slice newState) {
        return new TumblingWindow(start, seconds, newState);
    }

    String startText() {
        return Instant.ofEpochMilli(start).toString();
    }

    String endText() {
        return Instant.ofEpochMilli(end()).toString();
    }
}
