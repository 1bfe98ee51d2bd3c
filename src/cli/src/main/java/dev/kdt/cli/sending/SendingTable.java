package dev.kdt.cli.sending;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.Table;
import dev.kdt.flow.shard.SendStatistics;
import dev.kdt.flow.shard.SendStatistics.ShardShare;
import dev.kdt.record.ShardId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The summary of sending for people: requests and their latencies, and a table of the shards, the busiest first. */
record SendingTable(SendStatistics statistics) {
    private static final int MOST_SHARDS = 12;

    List<String> lines(Duration took) {
        List<String> lines = new ArrayList<>();
        if (statistics.requests() == 0) {
            return lines;
        }
        lines.add("  " + Amounts.count(statistics.requests(), "request") + ", " + Amounts.bytes(statistics.bytes())
                + failed() + throttled() + "; latency " + millis(0.5) + " (p50), " + millis(0.99) + " (p99)");
        List<ShardShare> busiest = statistics.shards().stream()
                .sorted(Comparator.comparingLong(ShardShare::bytes).reversed())
                .toList();
        List<ShardShare> shown = busiest.subList(0, Math.min(MOST_SHARDS, busiest.size()));
        if (shown.isEmpty() || shown.getFirst().shard().isEmpty()) {
            return lines;
        }
        Table table = new Table().numbersFrom(1).row("  shard", "records", "bytes", "share", "throttled", "");
        shown.forEach(each -> table.row(row(each, took)));
        lines.addAll(table.lines());
        if (shown.size() < busiest.size()) {
            lines.add("  and " + Amounts.count(busiest.size() - shown.size(), "other shard"));
        }
        return lines;
    }

    private String[] row(ShardShare shard, Duration took) {
        return new String[] {
            "  " + ShardId.number(shard.shard()),
            Amounts.count(shard.records()),
            Amounts.bytes(shard.bytes()),
            Amounts.percent(statistics.share(shard)),
            Amounts.count(shard.throttled()),
            statistics.isHot(shard) ? "hot, " + Amounts.rate(shard.records(), took) : ""
        };
    }

    private String failed() {
        return statistics.failedRequests() == 0 ? "" : ", " + Amounts.count(statistics.failedRequests()) + " failed";
    }

    private String throttled() {
        return statistics.throttles() == 0 ? "" : ", " + Amounts.count(statistics.throttles()) + " throttled";
    }

    private String millis(double share) {
        return String.format(Locale.ROOT, "%.1f ms", statistics.latency(share).toNanos() / 1e6);
    }
}
