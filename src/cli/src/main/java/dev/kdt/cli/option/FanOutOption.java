package dev.kdt.cli.option;

import dev.kdt.aws.ConsumerChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for enhanced fan-out. */
public final class FanOutOption {
    @Option(
            names = "--efo",
            arity = "0..1",
            fallbackValue = "",
            preprocessor = AttachedValue.class,
            converter = ConsumerConverter.class,
            paramLabel = "CONSUMER",
            description =
                    "Have records pushed (enhanced fan-out) instead of asking for them, to this registered consumer"
                            + " or a new one. A consumer that is registered for it is removed at the end.")
    private @Nullable ConsumerChoice consumer;

    /** The consumer that records are pushed to; null when they are asked for. */
    public @Nullable ConsumerChoice consumer() {
        return consumer;
    }
}
