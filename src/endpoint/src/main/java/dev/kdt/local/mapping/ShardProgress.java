package dev.kdt.local.mapping;

import dev.kdt.local.stream.Shard;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a mapping in a shard.
 *
 * @param ordinal all records before it are done
 * @param window the tumbling window that is open; null for none
 */
record ShardProgress(long ordinal, @Nullable TumblingWindow window) {
    /** Whether a closed shard is done to its end. */
    boolean isAtEnd(Shard shard) {
        return ordinal >= shard.log().nextOrdinal() && window == null;
    }
}
