package dev.kdt.cli.viewer;

import dev.kdt.cli.console.Amounts;
import dev.kdt.flow.RunCounters;
import java.util.ArrayList;
import java.util.List;

/** Why the list of records is empty although records came. */
final class WhyEmpty {
    private final ViewedRun run;

    WhyEmpty(ViewedRun run) {
        this.run = run;
    }

    /** In words; empty when records are shown, or none was read. */
    List<String> lines(ViewerState state) {
        History history = state.history();
        if (!history.shown().isEmpty()) {
            return List.of();
        }
        if (history.size() > 0) {
            return List.of(Amounts.count(history.size(), "record") + " held, none of which the filters show: "
                    + String.join("  ", state.filters().inWords(state.shards().size())));
        }
        return run.counters().delivered() == 0 ? leftOut(run.counters()) : List.of();
    }

    private List<String> leftOut(RunCounters counters) {
        List<String> lines = new ArrayList<>();
        counters.droppedByStep()
                .forEach((step, count) -> lines.add("  " + Amounts.count(count) + " left out by " + step));
        add(lines, counters.failed(), " failed");
        add(lines, counters.empty(), " gave nothing");
        if (!lines.isEmpty()) {
            String given = run.options().isEmpty() ? "" : " (with " + run.options() + ")";
            lines.addFirst(Amounts.count(counters.records(), "record") + " read, none to show" + given);
        }
        return lines;
    }

    private static void add(List<String> lines, long count, String how) {
        if (count > 0) {
            lines.add("  " + Amounts.count(count) + how);
        }
    }
}
