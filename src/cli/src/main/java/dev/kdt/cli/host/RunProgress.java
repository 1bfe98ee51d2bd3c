package dev.kdt.cli.host;

import dev.kdt.cli.console.Amounts;
import dev.kdt.flow.Progress;
import dev.kdt.flow.RunCounters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The text of a run's status line: its progress, its present rate, and the reason of a wait. For one thread. */
final class RunProgress {
    /** Over this time the current rate is taken. */
    private static final Duration WINDOW = Duration.ofSeconds(3);

    private static final Duration STANDSTILL = Duration.ofSeconds(1);

    /** Of the records delivered within the window, more than one in so many was refused before: the service throttles. */
    private static final int THROTTLED_ONE_IN = 10;

    private final String verb;
    private final RunCounters counters;
    private final Progress progress;
    private final InstantSource clock;
    private final RunReport report;
    private final Deque<Moment> window = new ArrayDeque<>();
    private Instant lastDelivery;
    private long deliveredThen;
    private long retriesThen;

    private record Moment(Instant at, long records, double share, long delivered, long retries) {}

    /** @param verb what the run does to what it delivers: {@code sent to stream 'orders'} */
    RunProgress(String verb, RunCounters counters, Progress progress, InstantSource clock, RunReport report) {
        this.verb = verb;
        this.counters = counters;
        this.progress = progress;
        this.clock = clock;
        this.report = report;
        this.lastDelivery = clock.instant();
        window.add(new Moment(lastDelivery, 0, 0, 0, 0));
    }

    /** The line as it is now. */
    String line() {
        Instant now = clock.instant();
        OptionalDouble share = progress.share();
        Moment past =
                slide(new Moment(now, counters.records(), share.orElse(0), counters.delivered(), counters.retries()));
        Duration since = Duration.between(past.at(), now);
        List<String> parts = new ArrayList<>();
        share.ifPresent(known -> parts.add(percent(known, past, since)));
        addUnlessNull(parts, waiting(now, past));
        parts.add(Amounts.count(counters.records(), "record"));
        parts.add(Amounts.rate(counters.records() - past.records(), since));
        parts.addAll(report.progress());
        addUnlessNull(parts, age(now));
        parts.add(Amounts.count(counters.delivered()) + " " + verb);
        addIfAny(parts, counters.failed(), " failed");
        addIfAny(parts, counters.retries(), " sent again");
        parts.add(Amounts.bytes(counters.bytes()));
        return String.join("  ", parts);
    }

    /** Takes the newest moment in, and returns the oldest one within the window. */
    private Moment slide(Moment newest) {
        window.add(newest);
        while (window.size() > 2
                && Duration.between(window.getFirst().at(), newest.at()).compareTo(WINDOW) > 0) {
            window.removeFirst();
        }
        return window.getFirst();
    }

    private static String percent(double share, Moment past, Duration since) {
        String percent = (int) (share * 100) + "%";
        double gained = share - past.share();
        if (gained <= 0 || share >= 1) {
            return percent;
        }
        long seconds = Math.round(since.toMillis() / 1e3 * (1 - share) / gained);
        String left = seconds < 120 ? seconds + " s" : Amounts.time(Duration.ofSeconds(seconds));
        return percent + "  " + left + " left";
    }

    /** The reason for which the run is slower than it could be; null for none. */
    private @Nullable String waiting(Instant now, Moment past) {
        if (counters.delivered() > deliveredThen) {
            deliveredThen = counters.delivered();
            retriesThen = counters.retries();
            lastDelivery = now;
        }
        long sent = counters.delivered() - past.delivered();
        long refused = counters.retries() - past.retries();
        boolean stands =
                Duration.between(lastDelivery, now).compareTo(STANDSTILL) > 0 && counters.retries() > retriesThen;
        if (counters.delivered() > 0) {
            return stands || refused * THROTTLED_ONE_IN > sent ? "throttled, waiting" : null;
        }
        return stands ? "nothing taken yet, trying again" : null;
    }

    private @Nullable String age(Instant now) {
        Instant oldest = progress.oldest();
        return oldest == null ? null : "oldest " + Amounts.time(Duration.between(oldest, now)) + " ago";
    }

    private static void addUnlessNull(List<String> parts, @Nullable String part) {
        if (part != null) {
            parts.add(part);
        }
    }

    private static void addIfAny(List<String> parts, long number, String what) {
        if (number > 0) {
            parts.add(Amounts.count(number) + what);
        }
    }
}
