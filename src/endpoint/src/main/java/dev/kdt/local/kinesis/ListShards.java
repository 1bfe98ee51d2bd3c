package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.MOMENT;
import static dev.kdt.local.wire.Shape.integer;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.ShardInfo;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.PageToken;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;
import dev.kdt.record.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the shards of a stream, filtered, a page at a time. */
final class ListShards implements Action {
    private static final Shape.Structure INPUT = structure(
            optional("ExclusiveStartShardId", KinesisShapes.SHARD_ID),
            optional("MaxResults", integer(1, 10_000)),
            optional("NextToken", KinesisShapes.NEXT_TOKEN),
            optional("StreamCreationTimestamp", MOMENT),
            optional("ShardFilter", ShardFilter.SHAPE),
            KinesisShapes.NAME,
            KinesisShapes.ARN,
            KinesisShapes.ID);

    private final Streams streams;

    ListShards(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        String token = params.textOrNull("NextToken");
        if (token == null) {
            if (!params.has("StreamName") && !params.has("StreamARN")) {
                throw ServiceException.invalidArgument("Either NextToken or StreamName should be provided.");
            }
            return page(
                    streams.ready(params, caller),
                    ShardFilter.of(params.structureOrNull("ShardFilter")),
                    params.textOrNull("ExclusiveStartShardId"),
                    params);
        }
        if (params.has("StreamName") || params.has("StreamARN")) {
            throw ServiceException.invalidArgument("NextToken and StreamName cannot be provided together.");
        }
        if (params.has("StreamCreationTimestamp")) {
            throw ServiceException.invalidArgument(
                    "NextToken and StreamCreationTimestamp cannot be provided together.");
        }
        List<String> parts =
                PageToken.decode(token, 3, streams.timeline().millis()).parts();
        KinesisStream stream = streams.find(parts.get(0));
        if (stream == null) {
            throw ServiceException.notFound(
                    "Stream " + parts.get(0) + " under account " + caller.account() + " not found.");
        }
        return page(stream, ShardFilter.ofLine(parts.get(1)), parts.get(2), params);
    }

    private Answer page(KinesisStream stream, ShardFilter filter, @Nullable String after, Params params) {
        long now = streams.timeline().millis();
        long horizon =
                Math.max(stream.identity().created(), now - stream.settings().retentionHours() * 3_600_000L);
        List<ShardInfo> rest = StreamDescription.listed(stream, now).stream()
                .filter(shard -> after == null || shard.id().compareTo(after) > 0)
                .filter(shard -> filter.tells(shard, horizon))
                .toList();
        int limit = Math.min(params.integer("MaxResults", Limits.LIST_SHARDS_COUNT), rest.size());
        List<ShardInfo> page = rest.subList(0, limit);
        return out -> {
            out.objects("Shards", page, StreamDescription::shard);
            if (limit < rest.size()) {
                List<String> parts = List.of(
                        stream.identity().name(), filter.line(), page.getLast().id());
                out.text("NextToken", new PageToken(now, parts).encode());
            }
        };
    }
}
