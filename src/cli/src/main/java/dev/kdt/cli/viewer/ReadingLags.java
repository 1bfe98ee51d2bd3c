package dev.kdt.cli.viewer;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * How far the reading of a stream is behind.
 *
 * @param behind by shard, for those that are read now; zero for one of which all was read
 * @param unanswered the shards that are to be read and have not been read once
 */
public record ReadingLags(Map<String, Duration> behind, Set<String> unanswered) {
    /** Of a run that does not know yet what it will read. */
    public static final ReadingLags NONE = new ReadingLags(Map.of(), Set.of());
}
