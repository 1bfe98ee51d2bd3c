package dev.kdt.cli.host;

import dev.kdt.cli.console.Amounts;
import dev.kdt.flow.Run;
import dev.kdt.flow.RunCounters;
import dev.kdt.record.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The summary of a run.
 *
 * @param verb what it did to what it delivered: {@code sent to stream 'orders'}, {@code written}
 * @param undone what it did to what it could not deliver: {@code not delivered}
 * @param parkedAt where failed records went; empty when they are not kept
 * @param unparked how many of those that were to be parked are known not to be there
 */
public record RunSummary(String verb, String undone, String parkedAt, int unparked) {
    private static final int MOST_REASONS = 5;

    /** The summary of a run that has ended. */
    public static RunSummary of(Run run) {
        List<Position> unsafe = run.unsafe();
        return new RunSummary(run.verb(), "not delivered", run.parkedAt(), unsafe == null ? 0 : unsafe.size());
    }

    /** The summary of a run that showed what it read, and keeps nothing. */
    public static RunSummary shown() {
        return new RunSummary("shown", "not shown", "", 0);
    }

    /** The summary of a run whose records a screen had, which shows the newest of them. */
    public static RunSummary onScreen() {
        return new RunSummary("given to the screen", "not given to the screen", "", 0);
    }

    /** The summary, line by line. Every record is counted once: delivered, dropped, failed, or without a result. */
    public List<String> lines(RunCounters counters, Duration took) {
        List<String> lines = new ArrayList<>();
        long ended = ended(counters);
        String rate = ended == 0 ? "" : " (" + Amounts.rate(ended, took) + ")";
        lines.add(Amounts.count(counters.records(), "record") + ways(counters) + " in " + Amounts.time(took) + rate);
        mostFirst(counters.droppedByStep())
                .forEach(each -> lines.add("  " + Amounts.count(each.getValue()) + " dropped by " + each.getKey()));
        mostFirst(counters.routedByTarget())
                .forEach(each -> lines.add("  " + Amounts.count(each.getValue()) + " for " + each.getKey()));
        addReasons(lines, counters.failedByReason());
        if (counters.outOfShard() > 0) {
            lines.add("  " + Amounts.count(counters.outOfShard()) + " outside of their shard");
        }
        if (counters.packs() > 0) {
            lines.add("  " + Amounts.count(counters.packed(), "result") + " in "
                    + Amounts.count(counters.packs(), "Firehose record"));
        }
        addParked(lines, counters.parked() - unparked, " parked in ");
        addParked(lines, unparked, " could not be parked in ");
        return lines;
    }

    /** Records whose way has ended. Those whose results were given up, such as for a full disk, were only read. */
    private static long ended(RunCounters counters) {
        long givenUp = counters.outputs() - counters.delivered() - counters.undeliverable();
        if (givenUp <= 0) {
            return counters.records();
        }
        double recordsPerResult = (double) (counters.kept() - counters.empty()) / counters.outputs();
        return counters.records() - Math.round(givenUp * recordsPerResult);
    }

    private void addParked(List<String> lines, long records, String how) {
        if (records > 0 && !parkedAt.isEmpty()) {
            lines.add("  " + Amounts.count(records) + how + parkedAt);
        }
    }

    private String ways(RunCounters counters) {
        List<String> ways = new ArrayList<>();
        addIfAny(ways, counters.dropped(), " dropped");
        addIfAny(ways, counters.failed(), " failed");
        addIfAny(ways, counters.empty(), " gave nothing");
        ways.add(delivered(counters));
        addIfAny(ways, counters.outputsOfFailed(), " given by records that failed");
        addIfAny(ways, counters.undeliverable(), " " + undone);
        addIfAny(ways, counters.undeliverableInDoubt(), " of these possibly delivered");
        addIfAny(ways, counters.retries(), " sent again");
        addIfAny(ways, counters.doubtful() - counters.undeliverableInDoubt(), " possibly duplicated");
        return ": " + String.join(", ", ways);
    }

    /** Records that gave results, and those results where their numbers differ. */
    private String delivered(RunCounters counters) {
        long records = counters.kept() - counters.empty();
        long delivered = counters.delivered() - counters.outputsOfFailed();
        if (records == counters.outputs()) {
            return Amounts.count(delivered) + " " + verb;
        }
        String results = Amounts.count(counters.outputs(), "result");
        return delivered == counters.outputs()
                ? Amounts.count(records) + " " + verb + " as " + results
                : Amounts.count(records) + " gave " + results + ", " + Amounts.count(delivered) + " of them " + verb;
    }

    private static void addIfAny(List<String> parts, long number, String what) {
        if (number > 0) {
            parts.add(Amounts.count(number) + what);
        }
    }

    private static void addReasons(List<String> lines, Map<String, Long> counts) {
        List<Map.Entry<String, Long>> reasons = mostFirst(counts);
        boolean uncounted = reasons.removeIf(each -> each.getKey().equals(RunCounters.OTHER));
        int shown = Math.min(MOST_REASONS, reasons.size());
        long rest = counts.values().stream().mapToLong(Long::longValue).sum();
        for (Map.Entry<String, Long> each : reasons.subList(0, shown)) {
            lines.add("  " + Amounts.count(each.getValue()) + " failed in " + each.getKey());
            rest -= each.getValue();
        }
        if (rest > 0) {
            String others = Amounts.count(reasons.size() - shown, "other reason");
            lines.add("  and " + (uncounted ? "more than " : "") + others + ": " + Amounts.count(rest));
        }
    }

    private static List<Map.Entry<String, Long>> mostFirst(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
