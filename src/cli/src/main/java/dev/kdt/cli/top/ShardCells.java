package dev.kdt.cli.top;

import dev.kdt.cli.console.Amounts;
import dev.kdt.load.Load;
import dev.kdt.load.ShardReport;
import java.time.Duration;
import java.util.Locale;

/** Numbers of a shard as people read them. */
final class ShardCells {
    private ShardCells() {}

    /** {@code 1,234}; {@code 0.5} when they are few. */
    static String recordsPerSecond(Load load) {
        return load.records() >= 10 || load.records() <= 0
                ? Amounts.count(Math.round(load.records()))
                : String.format(Locale.ROOT, "%.1f", load.records());
    }

    static String bytesPerSecond(Load load) {
        return Amounts.bytes(Math.round(load.bytes()));
    }

    /** How far the reading is behind the end of the shard; a dash when nothing was read yet. */
    static String behind(ShardReport shard) {
        Duration behind = shard.behind();
        if (behind == null) {
            return "-";
        }
        return behind.isZero() ? "0 s" : Amounts.time(behind);
    }
}
