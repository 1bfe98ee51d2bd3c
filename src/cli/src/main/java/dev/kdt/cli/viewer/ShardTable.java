package dev.kdt.cli.viewer;

import dev.kdt.cli.console.Amounts;
import dev.kdt.record.ShardId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/** The shards that are read: how much comes of each, how far it is behind, and whether it is shown. For one thread. */
final class ShardTable {
    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;

    private final Supplier<ReadingLags> reading;
    private final Map<String, Rates> rates = new HashMap<>();
    private ReadingLags lags = ReadingLags.NONE;
    private List<String> shards = List.of();
    private int cursor;

    /** @param reading how far it is behind */
    ShardTable(Supplier<ReadingLags> reading) {
        this.reading = reading;
    }

    /** Looks at the reading as it is now; returns whether it is behind otherwise than before. */
    boolean look(Instant now, Map<String, Long> counts) {
        ReadingLags before = lags;
        lags = reading.get();
        TreeSet<String> known = new TreeSet<>(lags.behind().keySet());
        known.addAll(lags.unanswered());
        known.addAll(counts.keySet());
        known.remove("");
        shards = List.copyOf(known);
        counts.forEach(
                (shard, count) -> rates.computeIfAbsent(shard, _ -> new Rates()).is(now, count));
        return !lags.equals(before);
    }

    int size() {
        return shards.size();
    }

    /** How far the reading is, in words. */
    String standing() {
        Map.Entry<String, Duration> slowest = slowest();
        if (slowest != null) {
            return Amounts.time(slowest.getValue()) + " behind (shard " + ShardId.number(slowest.getKey()) + ")";
        }
        if (lags.behind().isEmpty()) {
            return shards.size() == lags.unanswered().size() ? "connecting" : "reading\u2026";
        }
        return lags.unanswered().isEmpty() ? "caught up" : "reading\u2026";
    }

    /** The shard that is furthest behind; null when none is known to be. */
    private Map.@Nullable Entry<String, Duration> slowest() {
        return lags.behind().entrySet().stream()
                .filter(each -> each.getValue().isPositive())
                .max(Map.Entry.comparingByValue())
                .orElse(null);
    }

    void move(int lines) {
        cursor = Math.clamp((long) cursor + lines, 0, Math.max(0, shards.size() - 1));
    }

    /** The shard under the cursor; null when none is known. */
    @Nullable
    String current() {
        return shards.isEmpty() ? null : shards.get(Math.min(cursor, shards.size() - 1));
    }

    List<AttributedString> lines(Filters filters, int rows) {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(new AttributedString("      shard        rate  behind", PLAIN.bold()));
        if (shards.isEmpty()) {
            lines.add(new AttributedString("no shard is known yet", PLAIN.faint()));
        }
        int from = Math.clamp((long) cursor - rows + 2, 0, shards.size());
        for (int i = from; i < Math.min(shards.size(), from + rows - 1); i++) {
            lines.add(new AttributedString(line(shards.get(i), filters), i == cursor ? PLAIN.inverse() : PLAIN));
        }
        return lines;
    }

    private String line(String shard, Filters filters) {
        Rates its = rates.get(shard);
        String rate = its == null ? "0" : String.format(java.util.Locale.ROOT, "%,.1f", its.perSecond());
        return "[%s] %7s %9s/s  %s"
                .formatted(filters.shows(shard) ? "x" : " ", ShardId.number(shard), rate, behind(shard));
    }

    private String behind(String shard) {
        Duration lag = lags.behind().get(shard);
        if (lag == null) {
            return lags.unanswered().contains(shard) ? "not read yet" : "ended";
        }
        return lag.isPositive() ? Amounts.time(lag) : "-";
    }
}
