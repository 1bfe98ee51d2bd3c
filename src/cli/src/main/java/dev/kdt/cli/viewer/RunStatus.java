package dev.kdt.cli.viewer;

import dev.kdt.cli.console.Amounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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

    /** The most important ones first. */
    List<StatusPart> parts(ViewerState state) {
        List<StatusPart> parts = new ArrayList<>();
        parts.add(StatusPart.kept(run.stream()));
        addStanding(parts, state);
        addPlace(parts, state.list());
        addFilters(parts, state);
        addIfAny(parts, held(state));
        parts.add(StatusPart.of(Amounts.rate(records.gained(), records.time())));
        parts.add(StatusPart.of(Amounts.bytes(Math.round(bytes.perSecond())) + "/s"));
        return parts;
    }

    private void addStanding(List<StatusPart> parts, ViewerState state) {
        if (state.isPaused()) {
            parts.add(StatusPart.of("PAUSED"));
        }
        long dropped = run.arrivals().dropped();
        if (dropped > 0) {
            parts.add(StatusPart.of(Amounts.count(dropped) + " dropped unseen"));
        }
        int waiting = run.arrivals().waiting();
        if (state.isPaused() && waiting > 0) {
            parts.add(StatusPart.of(Amounts.count(waiting) + " wait"));
        }
        parts.add(StatusPart.of(
                state.end().isReached() ? "reading has ended" : state.shards().standing()));
    }

    private static void addPlace(List<StatusPart> parts, RecordList list) {
        long arrived = list.arrived();
        if (arrived > 0) {
            parts.add(StatusPart.of("+" + Amounts.count(arrived) + " new"));
        }
        addIfAny(parts, list.place());
    }

    private void addFilters(List<StatusPart> parts, ViewerState state) {
        List<String> filters =
                new ArrayList<>(state.filters().inWords(state.shards().size()));
        if (!run.options().isEmpty()) {
            filters.add(run.options());
        }
        if (!filters.isEmpty()) {
            parts.add(StatusPart.kept(String.join("  ", filters)));
        }
    }

    private static void addIfAny(List<StatusPart> parts, String text) {
        if (!text.isEmpty()) {
            parts.add(StatusPart.of(text));
        }
    }

    private static String held(ViewerState state) {
        int shown = state.history().shown().size();
        int all = state.history().size();
        if (shown < all) {
            return Amounts.count(shown) + " of " + Amounts.count(all) + " shown";
        }
        return state.list().isFollowing() ? Amounts.count(all) + " held" : "";
    }
}
