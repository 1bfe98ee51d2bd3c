package dev.kdt.cli.command.verify;

import dev.kdt.audit.Tally;
import dev.kdt.audit.Verdict;
import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.Table;
import dev.kdt.record.ShardId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The counts as text, by shard and hour. */
final class VerifyTable {
    /** More of them are in the JSON. */
    private static final int MOST_ROWS = 50;

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:00", Locale.ROOT).withZone(ZoneOffset.UTC);

    private VerifyTable() {}

    static List<String> lines(Tally tally) {
        Table table = new Table()
                .numbersFrom(2)
                .row(
                        "SHARD",
                        "HOUR (UTC)",
                        "RECORDS",
                        "DROPPED",
                        "FAILED",
                        "RESULTS",
                        "DELIVERED",
                        "MISSING",
                        "DOUBLED",
                        "CHANGED",
                        "LATE",
                        "PARKED");
        List<Tally.Row> rows = tally.rows();
        rows.stream()
                .limit(MOST_ROWS)
                .forEach(each -> row(table, ShardId.number(each.shard()), hour(each.hour()), each));
        row(table, "all", "", tally.total());
        List<String> lines = new ArrayList<>(table.lines());
        if (rows.size() > MOST_ROWS) {
            lines.add(Amounts.count(rows.size() - MOST_ROWS, "more row") + " in 'all' (-o json shows them)");
        }
        return lines;
    }

    private static void row(Table table, String shard, String hour, Tally.Row row) {
        table.row(
                shard,
                hour,
                Amounts.count(row.records()),
                Amounts.count(row.dropped()),
                Amounts.count(row.failed()),
                Amounts.count(row.results()),
                Amounts.count(row.delivered()),
                Amounts.count(row.of(Verdict.MISSING)),
                Amounts.count(row.of(Verdict.DOUBLED)),
                Amounts.count(row.of(Verdict.CHANGED)),
                Amounts.count(row.of(Verdict.LATE)),
                Amounts.count(row.of(Verdict.PARKED)));
    }

    private static String hour(@Nullable Instant hour) {
        return hour == null ? "-" : HOUR.format(hour);
    }
}
