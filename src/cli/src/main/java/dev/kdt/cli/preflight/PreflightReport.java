package dev.kdt.cli.preflight;

import org.jspecify.annotations.Nullable;

/**
 * What a preflight found.
 *
 * @param stream null when none was named
 */
record PreflightReport(@Nullable StreamCheck stream, Measured measured, Estimate estimate, Findings findings) {
    /** Whether aggregates can be sent: readers of a stream that distributes records itself drop them. */
    boolean takesAggregates() {
        return stream == null || !stream.isDistributing();
    }
}
