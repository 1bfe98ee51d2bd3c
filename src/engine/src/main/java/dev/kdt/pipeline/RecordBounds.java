package dev.kdt.pipeline;

import dev.kdt.record.MaxRecord;

/**
 * Resource limits per record.
 *
 * @param input how long it may be after it is decompressed
 * @param output how many bytes its outputs may take, all together
 */
public record RecordBounds(MaxRecord input, long output) {
    /** The usual bounds with this one for input. */
    public static RecordBounds of(MaxRecord input) {
        return new RecordBounds(input, usualOutput());
    }

    /** A share of the memory that there is. */
    public static long usualOutput() {
        return Runtime.getRuntime().maxMemory() / 8;
    }
}
