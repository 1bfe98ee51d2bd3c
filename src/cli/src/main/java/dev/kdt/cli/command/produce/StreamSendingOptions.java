package dev.kdt.cli.command.produce;

import dev.kdt.aws.StreamShards;
import dev.kdt.destination.StreamSending;
import dev.kdt.destination.StreamSending.Order;
import dev.kdt.flow.shard.SendStatistics;
import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** Options for the way of records to the shards of a stream. */
final class StreamSendingOptions {
    @Option(
            names = "--aggregate",
            description = "Pack small records into one, in the format of the Kinesis Producer Library.")
    private boolean aggregate;

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            description = "Order that is kept: ${COMPLETION-CANDIDATES}. With key, the records of a key arrive in"
                    + " order, also when some are sent again (none).")
    private Order order = Order.NONE;

    private final SendStatistics statistics = new SendStatistics();

    /** How records are sent. */
    StreamSending sending() {
        return new StreamSending(
                aggregate ? StreamSending.Packing.AGGREGATES : StreamSending.Packing.SINGLE,
                order,
                StreamShards.Spreading.BY_KEY,
                needsKeys(),
                statistics);
    }

    private Set<String> needsKeys() {
        Set<String> options = new LinkedHashSet<>();
        if (aggregate) {
            options.add("--aggregate");
        }
        if (order == Order.KEY) {
            options.add("--order key");
        }
        return options;
    }
}
