package dev.kdt.cli.viewer;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.PrintableText;
import dev.kdt.record.ShardId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The speed of the run, and how far it is behind. For one thread. */
final class RunStatus {
    private final ViewedRun run;
    private final Rates records = new Rates();
    private final Rates bytes = new Rates();

    RunStatus(ViewedRun run) {
        this.run = run;
    }

    void look(Instant now) {
        records.is(now, run.counters().records());
        bytes.is(now, run.counters().bytes());
    }

    /** In words, the most important ones first. */
    List<String> parts(ViewerState state) {
        List<String> parts = new ArrayList<>();
        parts.add(PrintableText.cells(run.stream()));
        if (state.end().isReached()) {
            parts.add("reading has ended");
        }
        int waiting = run.arrivals().waiting();
        if (state.isPaused()) {
            parts.add("PAUSED" + (waiting == 0 ? "" : ", " + Amounts.count(waiting) + " wait"));
        }
        int arrived = state.list().arrived();
        if (arrived > 0) {
            parts.add("+" + Amounts.count(arrived) + " new");
        }
        parts.add(Amounts.rate(records.gained(), records.time()));
        parts.add(behind(state.shards()));
        state.filters().inWords(state.shards().size()).forEach(each -> parts.add(PrintableText.cells(each)));
        parts.add(held(state.history()));
        parts.add(Amounts.bytes(Math.round(bytes.perSecond())) + "/s");
        long dropped = run.arrivals().dropped();
        if (dropped > 0) {
            parts.add(Amounts.count(dropped) + " dropped unseen");
        }
        return parts;
    }

    private static String behind(ShardTable shards) {
        Map.Entry<String, Duration> slowest = shards.slowest();
        if (slowest == null) {
            return shards.size() == 0 ? "nothing read yet" : "caught up";
        }
        return Amounts.time(slowest.getValue()) + " behind (shard " + ShardId.number(slowest.getKey()) + ")";
    }

    private static String held(History history) {
        int shown = history.shown().size();
        return shown == history.size()
                ? Amounts.count(shown) + " held"
                : Amounts.count(shown) + " of " + Amounts.count(history.size()) + " held";
    }
}
