package dev.kdt.cli.top;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.screen.ScreenLines;
import dev.kdt.load.Advice;
import dev.kdt.load.Load;
import dev.kdt.load.ShardReport;
import dev.kdt.load.SplitPoint;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/** All that is known of one shard. */
final class ShardPage {
    private final Board board;
    private final AdviceText text;
    private final String id;
    private final int columns;
    private final List<AttributedString> lines = new ArrayList<>();

    ShardPage(Board board, AdviceText text, String id, int columns) {
        this.board = board;
        this.text = text;
        this.id = id;
        this.columns = columns;
    }

    List<AttributedString> lines() {
        ShardReport shard = board.shard(id);
        if (shard == null) {
            add(id + " was closed, and its records are older than a minute (Esc: back)");
            return lines;
        }
        add(id + (shard.isOpen() ? "" : ", closed"), TopPicture.PLAIN.bold());
        add("hash keys      " + shard.range().first() + " to " + shard.range().last());
        add("last 10 s      " + words(shard.recent()));
        add("last minute    " + words(shard.average()) + ", busiest second " + Shares.percent(shard.peak()));
        add("               " + Bars.course(shard.history(), columns - 15, ShardLines.full(List.of(shard))));
        add("behind         " + ShardCells.behind(shard));
        add("reads refused  " + Amounts.count(shard.throttled()));
        if (shard.unplaced() > 0) {
            add("explicit hash  " + Shares.percent(shard.unplaced())
                    + " of its load came with explicit hash keys, which readers are not told");
        }
        split(shard.halving());
        add("");
        for (Advice each : board.advice()) {
            if (concerns(each)) {
                lines.addAll(TopPicture.lines(each, text, columns));
            }
        }
        KeyLines keys = new KeyLines(columns);
        lines.add(keys.header(TopPicture.PLAIN.faint()));
        shard.keys().stream()
                .filter(each -> each.isHeavy())
                .forEach(each -> lines.add(keys.line(each, TopPicture.PLAIN)));
        return lines;
    }

    private void split(@Nullable SplitPoint point) {
        if (point != null) {
            add("best split at  " + point.at() + ": " + Shares.percent(point.below()) + " below, "
                    + Shares.percent(1 - point.below()) + " above");
        }
    }

    private boolean concerns(Advice advice) {
        return switch (advice) {
            case Advice.Split(String shard, double _, SplitPoint _) -> shard.equals(id);
            case Advice.Merge(String lower, String upper, double _) -> lower.equals(id) || upper.equals(id);
            case Advice.Scale _ -> true;
            case Advice.SpreadKey spread -> spread.key().shard().equals(id);
            case Advice.Unplaced(String shard, double _, double _) -> shard.equals(id);
            case Advice.Wait(String shard, double _) -> shard.equals(id);
        };
    }

    private static String words(Load load) {
        return ShardCells.recordsPerSecond(load) + " records/s, " + ShardCells.bytesPerSecond(load) + "/s, "
                + Shares.percent(load.share()) + " of its limits";
    }

    private void add(String line) {
        add(line, TopPicture.PLAIN);
    }

    private void add(String line, AttributedStyle style) {
        lines.addAll(ScreenLines.wrapped(line, style, columns));
    }
}
