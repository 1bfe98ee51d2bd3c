package dev.kdt.cli.show;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.Table;
import dev.kdt.flow.RunCounters;
import dev.kdt.pipeline.report.PipelineMeter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows the statistics of a pipeline, a row for each step. */
public final class StatsTable {
    private StatsTable() {}

    /** The lines, without their ends. */
    public static List<String> lines(PipelineMeter meter, RunCounters counters) {
        Table table = new Table().numbersFrom(1).row("step", "in", "out", "dropped", "failed", "time");
        meter.rows(counters.records(), undecoded(counters), counters.outputs())
                .forEach(each -> table.row(
                        each.step(),
                        Amounts.count(each.in()),
                        Amounts.count(each.out()),
                        Amounts.count(each.dropped()),
                        Amounts.count(each.failed()),
                        String.format(Locale.ROOT, "%.1f %%", each.share() * 100)));
        return table.lines();
    }

    private static long undecoded(RunCounters counters) {
        return counters.failedByReason().entrySet().stream()
                .filter(each -> each.getKey().startsWith("decode: "))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
