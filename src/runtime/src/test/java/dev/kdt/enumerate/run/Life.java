package dev.kdt.enumerate.run;

import dev.kdt.flow.RunCounters;
import org.jspecify.annotations.Nullable;

/**
 * What became of one process of a run.
 *
 * @param number which one, from 0
 * @param failure why it failed; {@code null} when it did not
 */
record Life(
        int number, End end, RunCounters counters, @Nullable Throwable failure) {
    /** How a process ended. */
    enum End {
        /** All was read and is settled. */
        COMPLETE,
        /** It was told to stop. */
        STOPPED,
        /** Something failed, and it said so. */
        FAILED,
        /** It was there no more. */
        KILLED
    }
}
