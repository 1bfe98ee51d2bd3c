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

    private final Supplier<Map<String, Duration>> behind;
    private final Map<String, Rates> rates = new HashMap<>();
    private Map<String, Duration> lags = Map.of();
    private List<String> shards = List.of();
    private int cursor;

    /** @param behind how far the reading of each shard is behind its end */
    ShardTable(Supplier<Map<String, Duration>> behind) {
        this.behind = behind;
    }

    void look(Instant now, Map<String, Long> counts) {
        lags = behind.get();
        TreeSet<String> known = new TreeSet<>(lags.keySet());
        known.addAll(counts.keySet());
        known.remove("");
        shards = List.copyOf(known);
        counts.forEach(
                (shard, count) -> rates.computeIfAbsent(shard, _ -> new Rates()).is(now, count));
    }

    int size() {
        return shards.size();
    }

    /** The shard that is furthest behind; null when all are at their ends. */
    Map.@Nullable Entry<String, Duration> slowest() {
        return lags.entrySet().stream()
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
            lines.add(new AttributedString("no shard was read yet", PLAIN.faint()));
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
        Duration lag = lags.get(shard);
        return "[%s] %7s %9s/s  %s"
                .formatted(
                        filters.shows(shard) ? "x" : " ",
                        ShardId.number(shard),
                        rate,
                        lag == null ? "ended" : lag.isPositive() ? Amounts.time(lag) : "-");
    }
}
