package dev.kdt.cli.sending;

import dev.kdt.bytes.Slice;
import dev.kdt.cli.host.PassThroughProcessor;
import dev.kdt.cli.option.JqOption;
import dev.kdt.jq.Scope;
import dev.kdt.jq.program.Expression;
import dev.kdt.pipeline.Processor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the source of partition keys. */
public final class KeyOption {
    @Option(
            names = {"-k", "--key"},
            paramLabel = "JQ",
            description = "Partition key: a jq expression on the record (a random key).")
    private @Nullable String key;

    /** Whether keys are asked for. */
    public boolean isGiven() {
        return key != null;
    }

    /** The expression as it was given, for people; {@code none} without one. */
    public String inWords() {
        return key == null ? "none" : key;
    }

    /** Processors that hand records on with their key. */
    public Processor.Factory keyed(Slice delimiter) {
        if (key == null) {
            return new PassThroughProcessor(delimiter);
        }
        Expression expression = JqOption.compileGiven("--key", key, Scope.pure());
        return new PartitionKeyProcessor(expression, delimiter);
    }
}
