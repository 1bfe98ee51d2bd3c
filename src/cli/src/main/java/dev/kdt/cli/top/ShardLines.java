package dev.kdt.cli.top;

import dev.kdt.cli.console.Amounts;
import dev.kdt.load.Advisor;
import dev.kdt.load.ShardReport;
import dev.kdt.record.ShardId;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** The lines of the list of shards. A narrow terminal shows the columns that matter most. */
final class ShardLines {
    private static final int LEAST_SHARD = 7;
    private static final int MOST_SHARD = 14;
    private static final int SHARE = 6;
    private static final int RECORDS = 9;
    private static final int BYTES = 10;
    private static final int BEHIND = 9;
    private static final int THROTTLED = 9;
    private static final int PEAK = 6;
    private static final int MOST_BAR = 20;
    private static final int LEAST_BAR = 4;
    private static final int LEAST_COURSE = 20;

    private final int shard;
    private final int bar;
    private final boolean hasBehind;
    private final boolean hasPeak;
    private final boolean hasThrottled;
    private final int course;
    private final double full;

    /** Lines of these shards for a terminal. */
    ShardLines(int columns, List<ShardReport> shards) {
        this.full = full(shards);
        int forShard = columns - SHARE - RECORDS - BYTES - 4;
        int widest = shards.stream().mapToInt(each -> name(each).length()).max().orElse(0);
        this.shard = Math.clamp(Math.min(widest, forShard), LEAST_SHARD, MOST_SHARD);
        int left = forShard - shard;
        this.hasBehind = left >= BEHIND + 1 + LEAST_BAR + 1;
        left -= hasBehind ? BEHIND + 1 : 0;
        this.hasPeak = left >= PEAK + 1 + 2 * LEAST_BAR;
        left -= hasPeak ? PEAK + 1 : 0;
        this.hasThrottled = left >= THROTTLED + 1 + LEAST_BAR + 1 + LEAST_COURSE;
        left -= hasThrottled ? THROTTLED + 1 : 0;
        this.bar = left - 1 < LEAST_BAR ? 0 : Math.min(MOST_BAR, Math.max(LEAST_BAR, left / 3));
        left -= bar == 0 ? 0 : bar + 1;
        this.course = Math.clamp(left, 0, ShardReport.HISTORY);
    }

    AttributedString header(AttributedStyle style) {
        Row row = new Row(style).left("SHARD", shard);
        if (bar > 0) {
            row.left("LIMITS", bar);
        }
        row.right(bar > 0 ? "" : "LIMITS", SHARE).right("RECORDS/S", RECORDS).right("BYTES/S", BYTES);
        if (hasPeak) {
            row.right("PEAK", PEAK);
        }
        if (hasBehind) {
            row.right("BEHIND", BEHIND);
        }
        if (hasThrottled) {
            row.right("THROTTLED", THROTTLED);
        }
        return row.left(course >= 11 ? "LAST MINUTE" : "", course).line();
    }

    AttributedString line(ShardReport its, AttributedStyle style) {
        Row row = new Row(style).left(name(its), shard);
        AttributedStyle level = style.foreground(color(its.share()));
        if (bar > 0) {
            row.drawn(Bars.bar(its.share(), bar), bar, level);
        }
        row.right(Shares.percent(its.share()), SHARE)
                .right(ShardCells.recordsPerSecond(its.recent()), RECORDS)
                .right(ShardCells.bytesPerSecond(its.recent()), BYTES);
        if (hasPeak) {
            row.right(Shares.percent(its.peak()), PEAK);
        }
        if (hasBehind) {
            row.right(ShardCells.behind(its), BEHIND);
        }
        if (hasThrottled) {
            row.right(Amounts.count(its.throttled()), THROTTLED);
        }
        return row.drawn(Bars.course(its.history(), course, full), course, level)
                .line();
    }

    private static String name(ShardReport shard) {
        return ShardId.number(shard.id()) + (shard.isOpen() ? "" : " closed");
    }

    /** The greatest share of the limits in the last minute, of all shards: their courses are drawn to the same scale. */
    static double full(List<ShardReport> shards) {
        return shards.stream()
                .flatMap(each -> each.history().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }

    static int color(double share) {
        return share >= Advisor.BUSY
                ? AttributedStyle.RED
                : share >= Advisor.QUIET ? AttributedStyle.YELLOW : AttributedStyle.GREEN;
    }
}
