package dev.kdt.cli.option;

import dev.kdt.aws.ReadRate;
import dev.kdt.cli.console.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for how often shards are read. */
public final class ReadsOption {
    @Option(
            names = "--reads",
            paramLabel = "N",
            description =
                    "GetRecords calls a second and shard, 1 to 5: the service takes 5 for all readers (2; more while"
                            + " records wait, 1 after throttling).")
    private @Nullable Integer reads;

    /**
     * The rate that was asked for; null for the one that fits.
     *
     * @throws UsageException when the service takes no such rate
     */
    public @Nullable ReadRate rate() {
        if (reads == null) {
            return null;
        }
        if (reads < 1 || reads > 5) {
            throw new UsageException("--reads: write 1 to 5");
        }
        return ReadRate.of(reads);
    }
}
