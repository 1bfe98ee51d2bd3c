package dev.kdt.local.mapping;

import dev.kdt.local.stream.Shard;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a mapping in a shard.
 *
 * @param lanes for each lane an ordinal: all records of the lane before it are done. Which records are of which lane depends on the number
 *     of lanes
 * @param window the tumbling window that is open; null for none
 */
record ShardProgress(List<Long> lanes, @Nullable TumblingWindow window) {
    ShardProgress {
        lanes = List.copyOf(lanes);
    }

    /** Nothing before {@code ordinal} is to be done. */
    static ShardProgress from(long ordinal) {
        return new ShardProgress(List.of(ordinal), null);
    }

    /** All records before it are done, whatever lane they are of. */
    long ordinal() {
        return Collections.min(lanes);
    }

    /** The ordinal of each of so many lanes; that of all of them when there were more lanes or fewer. */
    List<Long> ofLanes(int count) {
        return lanes.size() == count ? lanes : Collections.nCopies(count, ordinal());
    }

    /** Whether a closed shard is done to its end. */
    boolean isAtEnd(Shard shard) {
        return ordinal() >= shard.log().nextOrdinal() && window == null;
    }
}
