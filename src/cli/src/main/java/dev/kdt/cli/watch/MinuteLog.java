package dev.kdt.cli.watch;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.JsonLine;
import dev.kdt.cli.console.Messages;
import dev.kdt.flow.LaneRun;
import dev.kdt.flow.RequestMeter;
import dev.kdt.flow.Run;
import dev.kdt.flow.RunCounters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/** Tells once a minute what a run did since the last time. Safe for use by several threads. */
final class MinuteLog {
    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private final Run run;
    private final Messages messages;
    private final InstantSource clock;
    private Counts last;

    /** What was counted when, as far as a line tells it. */
    private record Counts(
            Instant at,
            long records,
            long delivered,
            long dropped,
            long failed,
            long parked,
            long retries,
            long throttles) {
        static Counts of(Run run, Instant at) {
            RunCounters counters = run.counters();
            RequestMeter reads = run.reads();
            long throttles = reads == null ? 0 : reads.throttles();
            for (RequestMeter each : counters.requestsByTarget().values()) {
                throttles += each.throttles();
            }
            return new Counts(
                    at,
                    counters.records(),
                    counters.delivered(),
                    counters.dropped(),
                    counters.failed(),
                    counters.parked(),
                    counters.retries(),
                    throttles);
        }

        Counts since(Counts before) {
            return new Counts(
                    at,
                    records - before.records,
                    delivered - before.delivered,
                    dropped - before.dropped,
                    failed - before.failed,
                    parked - before.parked,
                    retries - before.retries,
                    throttles - before.throttles);
        }
    }

    MinuteLog(Run run, Messages messages, InstantSource clock) {
        this.run = run;
        this.messages = messages;
        this.clock = clock;
        this.last = Counts.of(run, clock.instant());
    }

    /** Tells it if a minute has passed. */
    synchronized void tellIfDue() {
        if (Duration.between(last.at(), clock.instant()).compareTo(BETWEEN) >= 0) {
            tell();
        }
    }

    /** Tells the rest at the end, for programs that add the numbers up; people read them in the summary. */
    synchronized void tellRest() {
        switch (messages.form()) {
            case TEXT -> {}
            case JSON -> tell();
        }
    }

    private void tell() {
        Instant now = clock.instant();
        Duration time = Duration.between(last.at(), now);
        Counts counts = Counts.of(run, now);
        Counts news = counts.since(last);
        last = counts;
        Optional<Duration> behind = run.behind().values().stream().max(Comparator.naturalOrder());
        Optional<Duration> undelivered = run.lanes().stream()
                .map(LaneRun::oldestUnsettled)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(arrival -> Duration.between(arrival, now));
        messages.say(text(news, time, behind), line -> {
            addTo(line, news, time);
            behind.ifPresent(lag -> line.add("behindSeconds", lag.toMillis() / 1e3));
            undelivered.ifPresent(age -> line.add("undeliveredSeconds", age.toMillis() / 1e3));
            return line;
        });
    }

    private static String text(Counts news, Duration time, Optional<Duration> behind) {
        StringBuilder text = new StringBuilder();
        text.append(Amounts.count(news.records(), "record"))
                .append(" in ")
                .append(Amounts.time(time))
                .append(" (")
                .append(Amounts.rate(news.records(), time))
                .append("), ")
                .append(Amounts.count(news.delivered()))
                .append(" delivered");
        behind.ifPresent(lag -> text.append(lag.isZero() ? ", caught up" : ", " + Amounts.time(lag) + " behind"));
        addIfAny(text, news.dropped(), " dropped");
        addIfAny(text, news.failed(), " failed");
        addIfAny(text, news.parked(), " parked");
        addIfAny(text, news.retries(), " sent again");
        addIfAny(text, news.throttles(), " throttled");
        return text.toString();
    }

    private static void addIfAny(StringBuilder text, long number, String what) {
        if (number > 0) {
            text.append(", ").append(Amounts.count(number)).append(what);
        }
    }

    private static void addTo(JsonLine line, Counts news, Duration time) {
        line.add("seconds", time.toMillis() / 1e3)
                .add("records", news.records())
                .add("recordsPerSecond", Math.round(news.records() * 10_000.0 / Math.max(1, time.toMillis())) / 10.0)
                .add("delivered", news.delivered())
                .add("dropped", news.dropped())
                .add("failed", news.failed())
                .add("parked", news.parked())
                .add("retries", news.retries())
                .add("throttles", news.throttles());
    }
}
