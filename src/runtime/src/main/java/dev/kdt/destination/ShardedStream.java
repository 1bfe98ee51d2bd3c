package dev.kdt.destination;

import dev.kdt.aws.AggregatePut;
import dev.kdt.aws.AnyShard;
import dev.kdt.aws.AwsException;
import dev.kdt.aws.Clients;
import dev.kdt.aws.KinesisPut;
import dev.kdt.aws.Presence;
import dev.kdt.aws.StreamShards;
import dev.kdt.aws.StreamTraits;
import dev.kdt.flow.BatchApi;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.shard.Routes;
import dev.kdt.flow.shard.ShardSink;
import org.jspecify.annotations.Nullable;

/** Opens a stream to whose shards records are sent. */
final class ShardedStream {
    private final String stream;
    private final StreamSending how;
    private final Clients clients;
    private final Retrying retrying;

    ShardedStream(ServiceTarget.Shards target, Clients clients, Retrying retrying) {
        this.stream = target.stream();
        this.how = target.how();
        this.clients = clients;
        this.retrying = retrying;
    }

    /** @throws TargetException when the stream does not take what is asked for */
    OpenTarget open(int requests, RunCounters counters) throws InterruptedException {
        StreamTraits traits = Presence.ofStream(stream, clients, retrying);
        StreamTraits.Distribution distribution =
                traits == null ? StreamTraits.Distribution.BY_KEY : traits.distribution();
        requireSuited(distribution);
        KinesisPut put = new KinesisPut(clients.kinesis(), stream, clients.place(), retrying.random());
        @Nullable
        StreamShards shards = switch (distribution) {
            case BY_KEY -> shards();
            case BY_SERVICE -> null;
        };
        if (shards != null) {
            how.statistics().openShards(shards.count());
        }
        Routes routes = shards == null ? new AnyShard(retrying.random()) : shards;
        ShardSink.Settings settings =
                new ShardSink.Settings(requests, how.ordering(), retrying, counters, how.statistics());
        return OpenTarget.of(new ShardSink(api(put, shards), routes, settings), "sent to " + put.target());
    }

    /** A stream that distributes records itself has no place for keys ("Kinesis Data Streams, Record distribution"). */
    private void requireSuited(StreamTraits.Distribution distribution) {
        if (distribution == StreamTraits.Distribution.BY_SERVICE
                && !how.needsKeys().isEmpty()) {
            throw new TargetException(String.join(", ", how.needsKeys()) + ": stream '" + stream
                    + "' distributes records itself (RecordDistributionStrategy AUTO): it ignores keys, and"
                    + " readers drop aggregates there");
        }
    }

    /** The open shards; null when they may not be listed and need not be known. */
    private @Nullable StreamShards shards() throws InterruptedException {
        try {
            return StreamShards.of(stream, clients.kinesis(), clients.place(), how.spreading(), retrying);
        } catch (AwsException e) {
            if (how.packing() == StreamSending.Packing.AGGREGATES
                    || how.spreading() == StreamShards.Spreading.IN_TURN) {
                throw e;
            }
            return null;
        }
    }

    private BatchApi api(KinesisPut put, @Nullable StreamShards shards) {
        if (how.packing() == StreamSending.Packing.SINGLE || shards == null) {
            return put;
        }
        return new AggregatePut(
                put,
                shards,
                switch (how.order()) {
                    case NONE -> AggregatePut.Keys.IN_ANY;
                    case KEY -> AggregatePut.Keys.IN_ONE;
                });
    }
}
