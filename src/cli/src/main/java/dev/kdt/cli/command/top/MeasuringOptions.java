package dev.kdt.cli.command.top;

import dev.kdt.aws.ShardSelection;
import dev.kdt.aws.StartAt;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.host.StreamReading;
import dev.kdt.cli.option.FanOutOption;
import dev.kdt.cli.option.OptionValue;
import dev.kdt.cli.option.ReadsOption;
import dev.kdt.cli.option.RetryOption;
import dev.kdt.flow.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The part of the stream that {@code kdt top} measures, and how it is read. */
final class MeasuringOptions {
    private static final Duration USUAL = Duration.ofSeconds(10);

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "Where to start: latest, trim-horizon (the oldest record), a time, or 10m (ten minutes ago)"
                    + " (latest).")
    private @Nullable StartAt since;

    @Option(
            names = "--once",
            description = "Measure for a while and print the load once, instead of showing it while it changes.")
    private boolean once;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            description = "For --once: measure the records that arrive in this time, from --since on (10s; up to now"
                    + " with --since).")
    private @Nullable Duration span;

    @Mixin
    private final ReadsOption reads = new ReadsOption();

    @Mixin
    private final FanOutOption fanOut = new FanOutOption();

    @Mixin
    private final RetryOption retry = new RetryOption();

    boolean once() {
        return once;
    }

    /** @throws UsageException when a measurement without an end was given one */
    void requireNoSpan() {
        if (span != null) {
            throw new UsageException("--for needs --once (without it, the load is shown until you quit)");
        }
    }

    /** When the measured time begins; null when that is where reading starts. */
    @Nullable
    Instant begin() {
        return since instanceof StartAt.At(Instant time) ? time : null;
    }

    /** The time that is measured of what is to come; null when reading starts elsewhere. */
    @Nullable
    Duration span() {
        return isLatest() ? span == null ? USUAL : span : null;
    }

    private boolean isLatest() {
        return since == null || since instanceof StartAt.Latest;
    }

    /**
     * When the measured time ends; null when that is when its {@link #span} is over.
     *
     * @param now when the command started
     * @throws UsageException when that is not possible
     */
    @Nullable
    Instant end(Instant now) {
        if (isLatest()) {
            return null;
        }
        if (span == null) {
            return now;
        }
        Instant begin = begin();
        if (begin == null) {
            throw new UsageException("--for needs a time that it counts from (--since 1h, or without --since, now)");
        }
        return begin.plus(span);
    }

    /**
     * The reading of a stream.
     *
     * @param now when the command started
     * @param end null for a reading that others end
     * @throws UsageException when an option is not possible
     */
    StreamReading of(String stream, Instant now, @Nullable Instant end) {
        Instant begin = begin();
        if (begin != null && begin.isAfter(now)) {
            throw new UsageException("--since: " + begin + " is yet to come");
        }
        OptionValue.requirePositive("--for", span);
        StartAt start = since == null ? new StartAt.Latest() : since;
        return new StreamReading(
                stream, start, end, new ShardSelection.All(), reads.rate(), fanOut.consumer(), null, null);
    }

    RetryPolicy retry() {
        return retry.policy();
    }
}
