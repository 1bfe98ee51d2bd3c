package dev.kdt.cli.top;

import dev.kdt.load.ShardReport;
import java.time.Duration;
import java.util.Comparator;

/** The orders in which shards are listed. */
enum ShardOrder {
    SHARE(Comparator.comparingDouble(ShardReport::share).reversed()),
    RECORDS(Comparator.comparingDouble((ShardReport each) -> each.recent().records())
            .reversed()),
    BYTES(Comparator.comparingDouble((ShardReport each) -> each.recent().bytes())
            .reversed()),
    /** Those of which nothing was read yet come first. */
    LAG(Comparator.comparing(ShardOrder::lag).reversed()),
    /** In the order of hash keys, in which neighbours can be merged. */
    HASH_KEY(Comparator.comparing((ShardReport each) -> each.range().first()));

    @SuppressWarnings("ImmutableEnumChecker") // Comparators of the JDK have no state.
    private final Comparator<ShardReport> comparator;

    ShardOrder(Comparator<ShardReport> comparator) {
        this.comparator = comparator;
    }

    private static Duration lag(ShardReport shard) {
        Duration behind = shard.behind();
        return behind == null ? Duration.ofSeconds(Long.MAX_VALUE) : behind;
    }

    Comparator<ShardReport> comparator() {
        return comparator.thenComparing(ShardReport::id);
    }

    ShardOrder next() {
        return switch (this) {
            case SHARE -> RECORDS;
            case RECORDS -> BYTES;
            case BYTES -> LAG;
            case LAG -> HASH_KEY;
            case HASH_KEY -> SHARE;
        };
    }

    String words() {
        return switch (this) {
            case SHARE -> "share of limits";
            case RECORDS -> "records";
            case BYTES -> "bytes";
            case LAG -> "lag";
            case HASH_KEY -> "hash keys";
        };
    }
}
