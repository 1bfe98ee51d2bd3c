package dev.kdt.cli.option;

import dev.kdt.flow.RetryPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** For how long a service is asked again. */
public final class RetryOption {
    @Option(
            names = "--retry-for",
            paramLabel = "DURATION",
            description =
                    "How long a call that fails is made again, 20 times at the most, before its records are parked"
                            + " or the command gives up (10m).")
    private @Nullable Duration total;

    /** The policy by which calls are made again. */
    public RetryPolicy policy() {
        return total == null ? RetryPolicy.DEFAULT : RetryPolicy.DEFAULT.within(total);
    }
}
