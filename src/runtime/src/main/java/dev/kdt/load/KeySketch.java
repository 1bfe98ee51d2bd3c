package dev.kdt.load;

import dev.kdt.record.HashKey;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The partition keys of records: how many are different, and which are heaviest. In bounded memory; not safe for use by several threads. */
public final class KeySketch {
    private final DistinctCount distinct = new DistinctCount();
    private final Map<Measure, HotKeys> heaviest = new EnumMap<>(Measure.class);

    /** A sketch of no keys. */
    public KeySketch() {
        for (Measure each : Measure.values()) {
            heaviest.put(each, new HotKeys());
        }
    }

    /**
     * The heaviest key.
     *
     * @param share of the whole load, from 0 to 1; at least the true one
     * @param error the most by which the share may be too large
     */
    public record Heaviest(String key, double share, double error) {
        /** Whether at least half of its share is certain: in a load of many even keys none has that. */
        public boolean isCertain() {
            return error <= share / 2;
        }
    }

    /** Counts a record with its key; {@code bytes} as the service counts them for a shard. */
    public void add(String key, long bytes) {
        distinct.add(HashKey.ofPartitionKey(key.getBytes(StandardCharsets.UTF_8)));
        heaviest.forEach((measure, keys) -> keys.add(key, null, measure == Measure.RECORDS ? 1.0 : (double) bytes));
    }

    /** How many different keys there are; about one per cent wrong unless {@link #isExact}. */
    public long distinct() {
        return distinct.count();
    }

    public boolean isExact() {
        return distinct.isExact();
    }

    /** The key with the largest share of {@code measure}; null when there was no key. */
    public @Nullable Heaviest heaviest(Measure measure) {
        HotKeys keys = heaviest.get(measure);
        if (keys == null || keys.total() <= 0) {
            return null;
        }
        HotKeys.Key first = keys.keys().getFirst();
        return new Heaviest(first.key(), first.weight() / keys.total(), first.error() / keys.total());
    }
}
