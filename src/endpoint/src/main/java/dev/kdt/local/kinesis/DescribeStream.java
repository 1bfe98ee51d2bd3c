package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.integer;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.ShardInfo;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;
import java.util.List;

/** Describes a stream and a page of its shards. */
final class DescribeStream implements Action {
    private static final int PAGE = 100;

    private static final Shape.Structure INPUT = structure(
            optional("Limit", integer(1, 10_000)),
            optional("ExclusiveStartShardId", KinesisShapes.SHARD_ID),
            KinesisShapes.NAME,
            KinesisShapes.ARN,
            KinesisShapes.ID);

    private final Streams streams;

    DescribeStream(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        KinesisStream stream = streams.named(params, caller);
        String after = params.textOrNull("ExclusiveStartShardId");
        List<ShardInfo> rest = StreamDescription.listed(
                        stream, streams.timeline().millis())
                .stream()
                .filter(shard -> after == null || shard.id().compareTo(after) > 0)
                .toList();
        int limit = Math.min(params.integer("Limit", PAGE), rest.size());
        return out -> out.object(
                "StreamDescription", StreamDescription.full(stream, rest.subList(0, limit), limit < rest.size()));
    }
}
