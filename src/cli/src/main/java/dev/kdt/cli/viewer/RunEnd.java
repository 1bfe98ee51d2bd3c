package dev.kdt.cli.viewer;

import org.jspecify.annotations.Nullable;

/** Whether a run has come to its end, and how. Safe for use by several threads. */
final class RunEnd {
    private volatile boolean isReached;
    private volatile @Nullable String fault;

    /** @param why it has failed; null: it has not */
    void reached(@Nullable String why) {
        fault = why;
        isReached = true;
    }

    boolean isReached() {
        return isReached;
    }

    /** Why the run has failed; null when it has not. */
    @Nullable
    String fault() {
        return fault;
    }
}
