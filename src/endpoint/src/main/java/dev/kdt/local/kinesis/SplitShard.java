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

/** Splits a shard in two. */
final class SplitShard implements Action {
    private static final Shape.Structure INPUT = structure(
            required("NewStartingHashKey", KinesisShapes.HASH_KEY),
            KinesisShapes.NAME,
            required("ShardToSplit", KinesisShapes.SHARD_ID),
            KinesisShapes.ARN,
            KinesisShapes.ID);

    private final Streams streams;

    SplitShard(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        int index = Lookup.index(params.text("ShardToSplit"), Streams.nameIn(params), caller);
        KinesisStream stream = streams.named(params, caller);
        stream.requireProvisioned();
        stream.requireActive();
        ShardInfo shard = Lookup.changeable(stream, index, caller);
        streams.requireRoom(1, caller);
        HashKey key = key(params.text("NewStartingHashKey"), shard, stream, caller);
        stream.reshard(_ -> {
            Lookup.requireOpen(stream, index, caller);
            return List.of(ReshardingPlan.split(index, shard.range(), key));
        });
        return Answer.NOTHING;
    }

    private static HashKey key(String digits, ShardInfo shard, KinesisStream stream, Caller caller) {
        try {
            HashKey key = HashKey.parse(digits);
            if (shard.range().splitsAt(key)) {
                return key;
            }
        } catch (IllegalArgumentException _) {
            // Too large for any shard, as told below.
        }
        throw ServiceException.invalidArgument("NewStartingHashKey " + digits + " used in SplitShard() on shard "
                + shard.id() + " in stream " + stream.identity().name() + " under account " + caller.account()
                + " is not both greater than one plus the shard's StartingHashKey " + shard.first()
                + " and less than the shard's EndingHashKey " + shard.last() + ".");
    }
}
