package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Resharding;
import dev.kdt.local.stream.ShardInfo;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;
import java.util.List;

/** Merges two neighbouring shards into one. */
final class MergeShards implements Action {
    private static final Shape.Structure INPUT = structure(
            required("AdjacentShardToMerge", Shapes.SHARD_ID),
            Shapes.NAME,
            required("ShardToMerge", Shapes.SHARD_ID),
            Shapes.ARN,
            Shapes.ID);

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
        KinesisStream stream = streams.ready(params, caller);
        ShardInfo shard =
                Lookup.changeable(stream, params.text("ShardToMerge"), caller).info();
        ShardInfo adjacent = Lookup.changeable(stream, params.text("AdjacentShardToMerge"), caller)
                .info();
        ShardInfo low = shard.first().compareTo(adjacent.first()) <= 0 ? shard : adjacent;
        ShardInfo high = low.equals(shard) ? adjacent : shard;
        if (low.equals(high) || !high.first().equals(low.last().next())) {
            throw ServiceException.invalidArgument("Shards " + shard.id() + " and " + adjacent.id() + " in stream "
                    + stream.identity().name() + " under account " + caller.account()
                    + " are not an adjacent pair of shards eligible for merging");
        }
        stream.reshard(_ -> {
            Lookup.requireOpen(stream, shard.index(), caller);
            Lookup.requireOpen(stream, adjacent.index(), caller);
            return List.of(new Resharding.Step(
                    List.of(shard.index(), adjacent.index()), List.of(new Resharding.Range(low.first(), high.last()))));
        });
        return Answer.NOTHING;
    }
}
