package dev.kdt.load;

import dev.kdt.record.HashKey;
import dev.kdt.record.HashRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One measure of a shard's load, by key and by place in the shard's range. Not safe for use by several threads. */
final class KeyLoad {
    /** More keys than anybody looks at. */
    private static final int REPORTED = 20;

    private final HotKeys hot = new HotKeys();
    private final HashLoad places;
    private double unplaced;

    KeyLoad(HashRange range) {
        this.places = new HashLoad(range);
    }

    /**
     * Counts a record.
     *
     * @param key null when the service does not tell it
     * @param hash in the shard's range; null when it is not known
     */
    void add(@Nullable String key, @Nullable HashKey hash, double weight) {
        if (key != null) {
            hot.add(key, hash, weight);
        }
        if (hash == null) {
            unplaced += weight;
        } else {
            places.add(hash, weight);
        }
    }

    /** Multiplies all weights. */
    void scale(double factor) {
        hot.scale(factor);
        places.scale(factor);
        unplaced *= factor;
    }

    /** The share of the load whose place in the range is not known. */
    double unplaced() {
        double all = places.total() + unplaced;
        return all > 0 ? unplaced / all : 0;
    }

    /** The place that halves the load; null when the place of none is known. */
    @Nullable
    SplitPoint halving() {
        return places.total() > 0 ? places.halving(hot.keys()) : null;
    }

    /**
     * The heaviest keys, as shares of the shard's load.
     *
     * @param limitShare the share of a shard's limits that the whole load takes
     */
    List<KeyReport> keys(String shard, Measure measure, double limitShare) {
        double all = places.total() + unplaced;
        if (all <= 0) {
            return List.of();
        }
        return hot.keys().stream()
                .limit(REPORTED)
                .map(each -> new KeyReport(
                        each.key(),
                        shard,
                        measure,
                        each.weight() / all,
                        each.error() / all,
                        limitShare * each.weight() / all,
                        each.hash() == null ? KeyReport.Place.UNKNOWN : KeyReport.Place.KNOWN))
                .toList();
    }
}
