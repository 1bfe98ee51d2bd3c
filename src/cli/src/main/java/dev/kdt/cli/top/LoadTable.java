package dev.kdt.cli.top;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.PrintableText;
import dev.kdt.cli.console.Table;
import dev.kdt.load.Advice;
import dev.kdt.load.ChainReport;
import dev.kdt.load.KeyReport;
import dev.kdt.load.LoadReport;
import dev.kdt.load.ShardReport;
import dev.kdt.load.Sizes;
import dev.kdt.record.ShardId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The load of a stream as text, for people and for {@code grep}. */
public final class LoadTable {
    /** More shards and keys are in the JSON. */
    private static final int MOST_KEYS = 10;

    private LoadTable() {}

    /** The lines, without their ends; the busiest shards come first. */
    public static List<String> lines(String stream, LoadReport report, List<Advice> advice, AdviceText text) {
        List<String> lines = new ArrayList<>();
        Duration time = Duration.between(report.from(), report.to());
        if (report.records() == 0) {
            lines.add(stream + ": nothing arrived in " + Amounts.time(time));
        } else {
            lines.add(stream + ": " + ShardCells.recordsPerSecond(report.average()) + " records/s, "
                    + ShardCells.bytesPerSecond(report.average()) + "/s in " + Amounts.time(time));
        }
        lines.add("");
        lines.addAll(shards(report));
        if (report.records() > 0) {
            lines.add("");
            lines.addAll(keys(report));
            lines.add("");
            lines.addAll(payloads(report));
        }
        lines.add("");
        lines.addAll(advice(report, advice, text));
        return lines;
    }

    private static List<String> shards(LoadReport report) {
        Table table = new Table()
                .numbersFrom(1)
                .row("SHARD", "RECORDS/S", "BYTES/S", "OF LIMITS", "PEAK", "BEHIND", "THROTTLED");
        report.shards().stream()
                .sorted(Comparator.comparingDouble(ShardReport::share).reversed())
                .forEach(each -> table.row(
                        ShardId.number(each.id()) + (each.isOpen() ? "" : " (closed)"),
                        ShardCells.recordsPerSecond(each.average()),
                        ShardCells.bytesPerSecond(each.average()),
                        Shares.percent(each.share()),
                        Shares.percent(each.peak()),
                        ShardCells.behind(each),
                        Amounts.count(each.throttled())));
        return table.lines();
    }

    private static List<String> keys(LoadReport report) {
        List<KeyReport> heavy = report.keys().stream()
                .filter(KeyReport::isHeavy)
                .limit(MOST_KEYS)
                .toList();
        if (heavy.isEmpty()) {
            return List.of("no key stands out");
        }
        Table table = new Table().numbersFrom(1).row("KEY", "SHARD", "OF SHARD", "ERROR", "OF LIMITS");
        for (KeyReport each : heavy) {
            table.row(
                    PrintableText.key(each.key()),
                    ShardId.number(each.shard()),
                    Shares.percent(each.share()),
                    each.error() > 0 ? "-" + Shares.percent(each.error()) : "0 %",
                    Shares.percent(each.limitShare()));
        }
        return table.lines();
    }

    private static List<String> payloads(LoadReport report) {
        Table table = new Table().numbersFrom(1).row("PAYLOADS", "P50", "P90", "P99", "MAX");
        Sizes users = report.userSizes();
        row(table, "records", report.sizes());
        if (users != null) {
            row(table, "in aggregates", users);
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        Table chains = new Table().numbersFrom(1).row("LAYERS", "OF RECORDS");
        for (ChainReport each : report.chains()) {
            chains.row(each.chain(), Shares.percent(each.share()));
        }
        lines.addAll(chains.lines());
        return lines;
    }

    private static void row(Table table, String of, Sizes sizes) {
        table.row(
                of,
                Amounts.bytes(sizes.median()),
                Amounts.bytes(sizes.p90()),
                Amounts.bytes(sizes.p99()),
                Amounts.bytes(sizes.largest()));
    }

    private static List<String> advice(LoadReport report, List<Advice> advice, AdviceText text) {
        List<String> lines = new ArrayList<>();
        for (Advice each : advice) {
            lines.add(text.words(each));
            String command = text.command(each);
            if (command != null) {
                lines.add("  " + command);
            }
        }
        return advice.isEmpty() ? List.of(NoAdvice.words(report)) : lines;
    }
}
