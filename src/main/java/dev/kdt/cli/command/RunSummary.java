package dev.kdt.cli.command;

import dev.kdt.cli.console.Amounts;
import dev.kdt.flow.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a run tells of itself.
 *
 * @param verb what it did to what it delivered: {@code sent to stream 'orders'}, {@code written}
 * @param parkedAt where failed records went; empty when they are not kept
 */
record RunSummary(String verb, String parkedAt) {
    /** The status line while it runs. */
    String status(Tally tally, Duration elapsed) {
        List<String> parts = new ArrayList<>();
        parts.add(Amounts.count(tally.records(), "record"));
        parts.add(Amounts.rate(tally.records(), elapsed));
        parts.add(Amounts.bytes(tally.bytes()));
        parts.add(Amounts.count(tally.delivered()) + " " + verb);
        addIfAny(parts, tally.failed(), " failed");
        addIfAny(parts, tally.retries(), " sent again");
        return String.join("  ", parts);
    }

    /** What is told at the end, line by line. */
    List<String> lines(Tally tally, Duration took) {
        List<String> lines = new ArrayList<>();
        lines.add(Amounts.count(tally.records(), "record") + ways(tally) + " in " + Amounts.time(took) + " ("
                + Amounts.rate(tally.records(), took) + ")");
        add(lines, "dropped by ", tally.droppedByStep());
        add(lines, "failed in ", tally.failedByReason());
        if (tally.parked() > 0 && !parkedAt.isEmpty()) {
            lines.add("  parked in " + parkedAt + ": " + Amounts.count(tally.parked()));
        }
        return lines;
    }

    private String ways(Tally tally) {
        List<String> ways = new ArrayList<>();
        addIfAny(ways, tally.dropped(), " dropped");
        addIfAny(ways, tally.failed(), " failed");
        ways.add(Amounts.count(tally.delivered()) + " " + verb);
        addIfAny(ways, tally.undeliverable(), " not delivered");
        addIfAny(ways, tally.retries(), " sent again");
        addIfAny(ways, tally.doubtful(), " perhaps there twice");
        return ": " + String.join(", ", ways);
    }

    private static void addIfAny(List<String> parts, long number, String what) {
        if (number > 0) {
            parts.add(Amounts.count(number) + what);
        }
    }

    private static void add(List<String> lines, String how, Map<String, Long> counts) {
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(each -> lines.add("  " + how + each.getKey() + ": " + Amounts.count(each.getValue())));
    }
}
