package dev.kdt.local.mapping;

import dev.kdt.local.function.Invocation;
import dev.kdt.local.log.LogRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records that are handed to the function together.
 *
 * @param records in order, one at least
 * @param failures failed attempts that count against the limit of retries
 * @param waits how often in a row it waited to be tried again
 * @param invocations how often the function was called with it
 * @param notBefore when it is tried next, milliseconds since the epoch
 * @param last the last invocation with these records or with others beside them; null before the first
 * @param givenUp the reason for which it is to be discarded; null while it is tried
 */
record LaneBatch(
        List<LogRecord> records,
        int failures,
        int waits,
        int invocations,
        long notBefore,
        @Nullable Invocation last,
        @Nullable DiscardCondition givenUp) {
    static LaneBatch of(List<LogRecord> records) {
        return new LaneBatch(records, 0, 0, 0, 0, null, null);
    }

    int size() {
        return records.size();
    }

    LogRecord first() {
        return records.getFirst();
    }

    LogRecord lastRecord() {
        return records.getLast();
    }

    /** The same after the function was called. */
    LaneBatch invoked(Invocation end) {
        return new LaneBatch(records, failures, waits, invocations + 1, notBefore, end, givenUp);
    }

    /** The same after an attempt that counts against the limit of retries. */
    LaneBatch failed() {
        return new LaneBatch(records, failures + 1, waits, invocations, notBefore, last, givenUp);
    }

    /** The same, to be tried again after the wait that follows from how often it waited before. */
    LaneBatch waiting(long now) {
        return new LaneBatch(records, failures, waits + 1, invocations, now + RetryDelay.millis(waits), last, givenUp);
    }

    /** The same, to be tried again at {@code time}. */
    LaneBatch waitingUntil(long time) {
        return new LaneBatch(records, failures, waits, invocations, time, last, givenUp);
    }

    /** The same, to be discarded. */
    LaneBatch givenUp(DiscardCondition condition) {
        return new LaneBatch(records, failures, 0, invocations, 0, last, condition);
    }

    /** The records from index {@code from} on, with the same history. */
    LaneBatch from(int from) {
        return new LaneBatch(
                List.copyOf(records.subList(from, records.size())),
                failures,
                waits,
                invocations,
                notBefore,
                last,
                givenUp);
    }

    /** The records before index {@code to}, with the same history. */
    LaneBatch before(int to) {
        return new LaneBatch(
                List.copyOf(records.subList(0, to)), failures, waits, invocations, notBefore, last, givenUp);
    }

    /** Two batches that take the place of this one and are tried at once: a split does not count as an attempt. */
    List<LaneBatch> halves() {
        int middle = size() / 2;
        return List.of(fresh(records.subList(0, middle)), fresh(records.subList(middle, size())));
    }

    private LaneBatch fresh(List<LogRecord> some) {
        return new LaneBatch(List.copyOf(some), failures, 0, 0, 0, last, null);
    }
}
