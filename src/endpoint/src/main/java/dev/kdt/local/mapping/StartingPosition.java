package dev.kdt.local.mapping;

import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Shard;
import java.io.IOException;

/**
 * The position at which a mapping starts to read a shard that it never read.
 *
 * @param timestamp milliseconds since the epoch; 0 unless the type is {@link Type#AT_TIMESTAMP}
 */
public record StartingPosition(Type type, long timestamp) {
    /** "AWS Lambda API Reference, CreateEventSourceMapping", {@code StartingPosition}. */
    public enum Type {
        TRIM_HORIZON,
        LATEST,
        AT_TIMESTAMP
    }

    /**
     * The ordinal of the first record to read. {@link Type#LATEST} is the end of the shards that were there when the mapping was
     * created; it is noted for each of them then, so that a shard which is asked for here came later and is read from its beginning.
     */
    long ordinal(KinesisStream stream, Shard shard) throws IOException {
        return switch (type) {
            case TRIM_HORIZON, LATEST -> stream.trimHorizon(shard);
            case AT_TIMESTAMP -> shard.log().ordinalAt(timestamp);
        };
    }
}
