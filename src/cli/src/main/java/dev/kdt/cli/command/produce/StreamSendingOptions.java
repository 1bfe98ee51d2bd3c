package dev.kdt.cli.command.produce;

import dev.kdt.aws.StreamShards;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.JqOption;
import dev.kdt.destination.StreamSending;
import dev.kdt.destination.StreamSending.Order;
import dev.kdt.flow.shard.SendStatistics;
import dev.kdt.jq.Scope;
import dev.kdt.pipeline.Processor;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the way of records to the shards of a stream. */
final class StreamSendingOptions {
    @Option(
            names = "--aggregate",
            description = "Pack small records into one, in the format of the Kinesis Producer Library.")
    private boolean aggregate;

    @Option(
            names = "--compress",
            paramLabel = "FORMAT",
            description = "Compress each record, before it is aggregated: ${COMPLETION-CANDIDATES}.")
    private CompressingProcessor.@Nullable Format compression;

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            description = "Order that is kept: ${COMPLETION-CANDIDATES}. With key, the records of a key arrive in"
                    + " order, also when some are sent again (none).")
    private Order order = Order.NONE;

    @Option(
            names = HashKeyProcessor.OPTION,
            paramLabel = "JQ",
            description = "Explicit hash key, which says the shard: a jq expression on the record, giving a number"
                    + " from 0 to 2^128-1.")
    private @Nullable String hashKey;

    @Option(names = "--spread", description = "Send records to the open shards in turn, whatever their keys are.")
    private boolean spread;

    private final SendStatistics statistics = new SendStatistics();

    /** How records are sent. */
    StreamSending sending() {
        return new StreamSending(
                aggregate ? StreamSending.Packing.AGGREGATES : StreamSending.Packing.SINGLE,
                order,
                spread ? StreamShards.Spreading.IN_TURN : StreamShards.Spreading.BY_KEY,
                needsKeys(),
                statistics);
    }

    /**
     * Looks whether the options contradict each other.
     *
     * @throws UsageException when they do
     */
    void requireSense() {
        if (spread && hashKey != null) {
            throw new UsageException("--spread and --explicit-hash-key exclude each other (give one)");
        }
        if (spread && order == Order.KEY) {
            throw new UsageException(
                    "--spread and --order key exclude each other: records of a key are in order in one shard only");
        }
    }

    /** Processors that give records their explicit hash keys. */
    Processor.Factory hashed(Processor.Factory processors) {
        return hashKey == null
                ? processors
                : new HashKeyProcessor(
                        JqOption.compileGiven(HashKeyProcessor.OPTION, hashKey, Scope.pure()), processors);
    }

    /** Processors that compress records. */
    Processor.Factory compressed(Processor.Factory processors) {
        return compression == null ? processors : new CompressingProcessor(compression, processors);
    }

    private Set<String> needsKeys() {
        Set<String> options = new LinkedHashSet<>();
        if (aggregate) {
            options.add("--aggregate");
        }
        if (order == Order.KEY) {
            options.add("--order key");
        }
        if (hashKey != null) {
            options.add(HashKeyProcessor.OPTION);
        }
        if (spread) {
            options.add("--spread");
        }
        return options;
    }
}
