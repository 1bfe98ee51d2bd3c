package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.stream.StreamMode;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;
import dev.kdt.record.Limits;

/** Tells the limits of the account. */
final class DescribeLimits implements Action {
    private static final Shape.Structure INPUT = structure();

    private final Streams streams;

    DescribeLimits(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        long onDemand = streams.all().stream()
                .filter(stream -> stream.settings().mode() == StreamMode.ON_DEMAND)
                .count();
        int open = streams.openShards();
        int most = streams.options().shardQuota().in(caller.region());
        return out -> out.number("ShardLimit", most)
                .number("OpenShardCount", open)
                .number("OnDemandStreamCount", onDemand)
                .number("OnDemandStreamCountLimit", Limits.ON_DEMAND_STREAMS);
    }
}
