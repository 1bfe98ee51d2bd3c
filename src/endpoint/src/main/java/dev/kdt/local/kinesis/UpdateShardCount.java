package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.choice;
import static dev.kdt.local.wire.Shape.integer;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.stream.UniformScaling;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;
import dev.kdt.record.Limits;

/** Scales a stream to so many even shards, by splits and merges. */
final class UpdateShardCount implements Action {
    private static final Shape.Structure INPUT = structure(
            KinesisShapes.NAME,
            required("TargetShardCount", integer(1, Integer.MAX_VALUE)),
            required("ScalingType", choice("UNIFORM_SCALING")),
            KinesisShapes.ARN,
            KinesisShapes.ID);

    private final Streams streams;

    UpdateShardCount(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        KinesisStream stream = streams.named(params, caller);
        int target = params.integer("TargetShardCount");
        int open = stream.shards().open().size();
        stream.requireProvisioned();
        stream.requireActive();
        String counts = "Current open shard count: " + open + ", Target shard count: " + target;
        int most = Math.min(Limits.STREAM_SHARDS, streams.options().shardQuota().in(caller.region()));
        if (target > most) {
            throw ServiceException.limitExceeded(
                    "Target shard count or number of open shards cannot be greater than " + most + ". " + counts);
        }
        if (target > open * 2) {
            throw ServiceException.limitExceeded(
                    "UpdateShardCount cannot scale up over double your current open shard count. " + counts);
        }
        if (target < open / 2.0) {
            throw ServiceException.limitExceeded(
                    "UpdateShardCount cannot scale down below half your current open shard count. " + counts);
        }
        streams.requireRoom(target - open, caller);
        stream.reshard(now -> UniformScaling.steps(now.infos(), target));
        return out -> out.text("StreamName", stream.identity().name())
                .number("CurrentShardCount", open)
                .number("TargetShardCount", target)
                .text("StreamARN", stream.identity().arn());
    }
}
