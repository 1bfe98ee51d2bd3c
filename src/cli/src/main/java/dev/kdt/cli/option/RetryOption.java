package dev.kdt.cli.option;

import dev.kdt.flow.RetryPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the longest time in which failed calls are repeated. */
public final class RetryOption {
    @Option(
            names = "--retry-for",
            paramLabel = "DURATION",
            description = "Repeat a failed call for this long, 20 times at the most, before it fails for good (10m).")
    private @Nullable Duration total;

    /** The policy by which calls are made again. */
    public RetryPolicy policy() {
        return total == null ? RetryPolicy.DEFAULT : RetryPolicy.DEFAULT.within(total);
    }
}
