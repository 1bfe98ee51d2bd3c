package dev.kdt.cli.top;

import dev.kdt.cli.console.PrintableText;
import dev.kdt.load.KeyReport;
import dev.kdt.record.ShardId;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** The lines of the list of keys. */
final class KeyLines {
    private static final int SHARD = 7;
    private static final int SHARE = 10;
    private static final int ERROR = 7;
    private static final int LIMITS = 10;
    private static final int LEAST_KEY = 8;
    private static final int MOST_KEY = 60;

    private final int key;
    private final boolean hasError;
    private final boolean hasLimits;

    KeyLines(int columns) {
        int left = columns - SHARD - SHARE - 3;
        this.hasLimits = left >= LIMITS + 1 + LEAST_KEY;
        left -= hasLimits ? LIMITS + 1 : 0;
        this.hasError = left >= ERROR + 1 + LEAST_KEY;
        left -= hasError ? ERROR + 1 : 0;
        this.key = Math.clamp(left, LEAST_KEY, MOST_KEY);
    }

    AttributedString header(AttributedStyle style) {
        return row(style, "KEY", "SHARD", "OF SHARD", "ERROR", "OF LIMITS");
    }

    AttributedString line(KeyReport each, AttributedStyle style) {
        return row(
                style,
                PrintableText.key(each.key()),
                ShardId.number(each.shard()),
                Shares.percent(each.share()),
                each.error() > 0 ? "-" + Shares.percent(each.error()) : "0 %",
                Shares.percent(each.limitShare()));
    }

    private AttributedString row(
            AttributedStyle style, String itsKey, String shard, String share, String error, String limits) {
        Row row = new Row(style).left(itsKey, key).right(shard, SHARD).right(share, SHARE);
        if (hasError) {
            row.right(error, ERROR);
        }
        if (hasLimits) {
            row.right(limits, LIMITS);
        }
        return row.line();
    }
}
