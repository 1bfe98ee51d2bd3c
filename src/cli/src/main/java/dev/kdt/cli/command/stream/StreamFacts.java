package dev.kdt.cli.command.stream;

import dev.kdt.aws.ArrivalRate;
import dev.kdt.aws.ArrivalRates;
import dev.kdt.aws.AwsException;
import dev.kdt.flow.SourceStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;

/**
 * A stream as {@code kdt stream describe} shows it.
 *
 * @param consumers null when the caller may not list them, or the endpoint does not
 * @param rates of the open shards that were read lately; empty when none was
 */
record StreamFacts(
        StreamDescriptionSummary summary,
        ShardHistory shards,
        @Nullable List<software.amazon.awssdk.services.kinesis.model.Consumer> consumers,
        Map<String, ArrivalRate> rates) {
    /** Whether the records of open shards are counted. */
    enum Counting {
        AUTO,
        ALWAYS,
        NEVER;

        /** More open shards are not read unless somebody asks for it. */
        private static final int MOST_UNASKED = 50;

        private boolean counts(int open) {
            return this == ALWAYS || (this == AUTO && open <= MOST_UNASKED);
        }
    }

    /**
     * Asks for all of it. Only the description and the shards must be there: of anything else that fails {@code notices} are told, in a
     * sentence.
     */
    static StreamFacts of(
            StreamAdmin admin, String name, Counting counting, InstantSource clock, Consumer<String> notices)
            throws InterruptedException {
        StreamDescriptionSummary summary = admin.streams().describe(name);
        ShardHistory shards = new ShardHistory(admin.streams().shards(name));
        SourceStream stream = new SourceStream(name, summary.streamARN(), summary.streamCreationTimestamp());
        return new StreamFacts(
                summary,
                shards,
                consumers(admin, stream, notices),
                rates(admin, stream, shards.open(), counting, clock, notices));
    }

    private static @Nullable List<software.amazon.awssdk.services.kinesis.model.Consumer> consumers(
            StreamAdmin admin, SourceStream stream, Consumer<String> notices) throws InterruptedException {
        try {
            return admin.consumers().list(stream);
        } catch (AwsException e) {
            notices.accept("its consumers are not shown: " + e.getMessage());
            return null;
        }
    }

    private static Map<String, ArrivalRate> rates(
            StreamAdmin admin,
            SourceStream stream,
            List<Shard> open,
            Counting counting,
            InstantSource clock,
            Consumer<String> notices)
            throws InterruptedException {
        if (!counting.counts(open.size())) {
            if (counting == Counting.AUTO) {
                notices.accept("the records of its " + open.size() + " open shards are not counted (--records always"
                        + " reads each shard once)");
            }
            return Map.of();
        }
        ArrivalRates.Found found =
                new ArrivalRates(admin.clients().kinesis(), admin.clients().place(), clock).of(stream, open);
        AwsException failure = found.failure();
        if (failure != null) {
            notices.accept("the records of " + (found.byShard().isEmpty() ? "its" : "some")
                    + " shards are not counted: " + failure.getMessage());
        }
        return found.byShard();
    }

    /** The share of a shard in the records that arrive in all; null where one of them is not known, or nothing arrives. */
    @Nullable
    Double recordShare(Shard shard) {
        double all = rates.values().stream()
                .mapToDouble(ArrivalRate::recordsPerSecond)
                .sum();
        ArrivalRate rate = rates.get(shard.shardId());
        boolean isWhole = rates.size() == shards.open().size();
        return rate == null || !isWhole || all == 0 ? null : rate.recordsPerSecond() / all;
    }
}
