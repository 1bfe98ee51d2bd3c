package dev.kdt.cli.option;

import dev.kdt.cli.console.UsageException;
import dev.kdt.record.MaxRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the longest record of the input. */
public final class MaxRecordOption {
    @Option(
            names = "--max-record",
            paramLabel = "SIZE",
            description = "Longest record accepted, before and after decompression; a longer one fails (64MiB).")
    private @Nullable Size size;

    /**
     * The longest record accepted.
     *
     * @throws UsageException when it is out of range
     */
    public MaxRecord value() {
        if (size == null) {
            return MaxRecord.DEFAULT;
        }
        if (size.bytes() < 1 || size.bytes() > MaxRecord.LARGEST) {
            throw new UsageException("--max-record: write 1 to " + new MaxRecord(MaxRecord.LARGEST));
        }
        return new MaxRecord((int) size.bytes());
    }
}
