package dev.kdt.flow;

import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The progress of a run. Safe for use by any thread. */
public interface Progress {
    /** The share of the source that is done with, from 0 to 1; empty where the end is not known. */
    OptionalDouble share();

    /** The arrival of the oldest of the records read last; null when no lane has any, or all have given all there is. */
    @Nullable
    Instant oldest();
}
