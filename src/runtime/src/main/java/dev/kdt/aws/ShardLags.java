package dev.kdt.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far the reading of each shard is behind the shard's end, as the service says with each answer ("Amazon Kinesis API Reference,
 * GetRecords": MillisBehindLatest). Safe for use by several threads.
 */
public final class ShardLags {
    /** Without an answer for so long, the reading falls behind; a subscription may be silent for some seconds. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final InstantSource clock;
    private final Map<String, Lag> lags = new HashMap<>();
    private final Set<String> unanswered = new HashSet<>();

    private record Lag(Duration behind, Instant answered) {}

    ShardLags(InstantSource clock) {
        this.clock = clock;
    }

    /** The shard is going to be read. */
    synchronized void reads(String shard) {
        unanswered.add(shard);
    }

    /** @param behind null when the answer does not say it */
    synchronized void answered(String shard, @Nullable Duration behind) {
        if (behind != null) {
            unanswered.remove(shard);
            lags.put(shard, new Lag(behind, clock.instant()));
        }
    }

    /** The shard was read to its end. */
    synchronized void ended(String shard) {
        unanswered.remove(shard);
        lags.remove(shard);
    }

    /** The shards that are to be read and of which no answer has said yet how far they go. */
    public synchronized Set<String> unanswered() {
        return Set.copyOf(unanswered);
    }

    /** By shard, for those that are read now; zero for one of which all was read. */
    public synchronized Map<String, Duration> now() {
        Instant now = clock.instant();
        Map<String, Duration> all = new HashMap<>();
        lags.forEach((shard, lag) -> {
            Duration silent = Duration.between(lag.answered(), now);
            all.put(shard, silent.compareTo(SILENCE) > 0 ? lag.behind().plus(silent) : lag.behind());
        });
        return all;
    }
}
