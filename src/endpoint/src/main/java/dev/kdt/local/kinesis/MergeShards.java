package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.ReshardingPlan;
import dev.kdt.local.stream.ShardInfo;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;
import dev.kdt.record.HashKey;
import java.util.List;

/** Merges two neighbouring shards into one. */
final class MergeShards implements Action {
    private static final Shape.Structure INPUT = structure(
            required("AdjacentShardToMerge", KinesisShapes.SHARD_ID),
            KinesisShapes.NAME,
            required("ShardToMerge", KinesisShapes.SHARD_ID),
            KinesisShapes.ARN,
            KinesisShapes.ID);

    private final Streams streams;

    MergeShards(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        String name = Streams.nameIn(params);
        int lowIndex = Lookup.index(params.text("ShardToMerge"), name, caller);
        int highIndex = Lookup.index(params.text("AdjacentShardToMerge"), name, caller);
        KinesisStream stream = streams.named(params, caller);
        stream.requireProvisioned();
        stream.requireActive();
        ShardInfo low = Lookup.changeable(stream, lowIndex, caller);
        ShardInfo high = Lookup.changeable(stream, highIndex, caller);
        if (low.last().equals(HashKey.MAX) || !high.first().equals(low.last().next())) {
            throw ServiceException.invalidArgument(
                    "Shards " + low.id() + " and " + high.id() + " in stream " + name + " under account "
                            + caller.account() + " are not an adjacent pair of shards eligible for merging");
        }
        stream.reshard(_ -> {
            Lookup.requireOpen(stream, lowIndex, caller);
            Lookup.requireOpen(stream, highIndex, caller);
            return List.of(
                    ReshardingPlan.merge(lowIndex, highIndex, new ReshardingPlan.Range(low.first(), high.last())));
        });
        return Answer.NOTHING;
    }
}
