package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.MOMENT;
import static dev.kdt.local.wire.Shape.choice;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.stream.ShardInfo;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The filter of the shards in an answer of ListShards (Amazon Kinesis API Reference, ShardFilter).
 *
 * @param shardId for {@code AFTER_SHARD_ID}
 * @param timestamp milliseconds since the epoch, for the two types that have one, else 0
 */
record ShardFilter(Type type, @Nullable String shardId, long timestamp) {
    static final Shape.Structure SHAPE = structure(
            required(
                    "Type",
                    choice(
                            "AFTER_SHARD_ID",
                            "AT_TRIM_HORIZON",
                            "FROM_TRIM_HORIZON",
                            "AT_LATEST",
                            "AT_TIMESTAMP",
                            "FROM_TIMESTAMP")),
            optional("ShardId", KinesisShapes.SHARD_ID),
            optional("Timestamp", MOMENT));

    /** Everything that is listed at all. */
    static final ShardFilter ALL = new ShardFilter(Type.FROM_TRIM_HORIZON, null, 0);

    enum Type {
        AFTER_SHARD_ID,
        AT_TRIM_HORIZON,
        FROM_TRIM_HORIZON,
        AT_LATEST,
        AT_TIMESTAMP,
        FROM_TIMESTAMP
    }

    static ShardFilter of(@Nullable Params params) {
        if (params == null) {
            return ALL;
        }
        Type type = Type.valueOf(params.text("Type"));
        String shardId = params.textOrNull("ShardId");
        OptionalLong timestamp = params.millis("Timestamp");
        boolean wantsShard = type == Type.AFTER_SHARD_ID;
        boolean wantsTime = type == Type.AT_TIMESTAMP || type == Type.FROM_TIMESTAMP;
        if (wantsShard != (shardId != null)) {
            throw ServiceException.invalidArgument("ShardId must be specified in ShardFilter if, and only if, Type is "
                    + "AFTER_SHARD_ID. Request specified " + type + ".");
        }
        if (wantsTime != timestamp.isPresent()) {
            throw ServiceException.invalidArgument(
                    "Timestamp must be specified in ShardFilter if, and only if, Type is "
                            + "AT_TIMESTAMP or FROM_TIMESTAMP. Request specified " + type + ".");
        }
        return new ShardFilter(type, shardId, timestamp.orElse(0));
    }

    /**
     * Whether {@code shard} is told.
     *
     * @param horizon the oldest time whose records are kept, milliseconds since the epoch
     */
    boolean tells(ShardInfo shard, long horizon) {
        return switch (type) {
            case AFTER_SHARD_ID -> shardId != null && shard.id().compareTo(shardId) > 0;
            case AT_TRIM_HORIZON -> openAt(shard, horizon);
            case FROM_TRIM_HORIZON -> true;
            case AT_LATEST -> shard.isOpen();
            case AT_TIMESTAMP -> openAt(shard, Math.max(timestamp, horizon));
            case FROM_TIMESTAMP -> shard.isOpen() || shard.closed() >= timestamp;
        };
    }

    private static boolean openAt(ShardInfo shard, long time) {
        return shard.created() <= time && (shard.isOpen() || shard.closed() > time);
    }

    /** The filter as one line, for a token. */
    String line() {
        return type + " " + timestamp + " " + (shardId == null ? "" : shardId);
    }

    static ShardFilter ofLine(String line) {
        String[] parts = line.split(" ", 3);
        return new ShardFilter(Type.valueOf(parts[0]), parts[2].isEmpty() ? null : parts[2], Long.parseLong(parts[1]));
    }
}
