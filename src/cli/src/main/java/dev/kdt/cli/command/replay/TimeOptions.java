package dev.kdt.cli.command.replay;

import dev.kdt.audit.ObjectTime;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.JqOption;
import dev.kdt.cli.option.Size;
import dev.kdt.codec.InputFormat;
import dev.kdt.flow.Input;
import dev.kdt.flow.capture.CaptureSelection;
import dev.kdt.flow.replay.JqTime;
import dev.kdt.flow.replay.NoTimeException;
import dev.kdt.flow.replay.RecordTime;
import dev.kdt.flow.replay.Speed;
import dev.kdt.flow.replay.TimeShift;
import dev.kdt.flow.replay.Window;
import dev.kdt.jq.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the times of records: which of them are sent, when, and with which timestamps. */
final class TimeOptions {
    private static final Duration HOUR = Duration.ofHours(1);

    /** Records may be delivered so long after their own time, and so long before a clock that is wrong. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private static final long BYTES_AHEAD = 24 << 20;

    @Option(
            names = "--time",
            paramLabel = "JQ",
            description = "When a record is from: a jq expression on it, giving a time (ISO 8601) or seconds or"
                    + " milliseconds since 1970 (the arrival of a capture's records, else the time in the name of the"
                    + " object).")
    private @Nullable String time;

    @Option(
            names = "--speed",
            paramLabel = "SPEED",
            converter = SpeedConverter.class,
            description = "How many times as fast as it was: 10x, 0.5x; or max, flat out (1x).")
    private Speed speed = Speed.ORIGINAL;

    @Option(names = "--since", paramLabel = "TIME", description = "Send records from then on only.")
    private @Nullable Instant since;

    @Option(names = "--until", paramLabel = "TIME", description = "Send records until then only.")
    private @Nullable Instant until;

    @Option(
            names = "--partition-key",
            paramLabel = "KEY",
            description = "Of a capture: send records with this partition key only.")
    private @Nullable String key;

    @Option(
            names = "--shift-time",
            paramLabel = "PATH",
            description = "Move the timestamps at this jq path, such as .time or .events[].at, so that the first one"
                    + " becomes now. Distances and forms stay. Can be repeated.")
    private List<String> shifted = new ArrayList<>();

    @Option(
            names = "--lookahead",
            paramLabel = "SIZE",
            description = "How much is read ahead to bring records into the order of their times (24MiB).")
    private @Nullable Size lookahead;

    Speed speed() {
        return speed;
    }

    Window window() {
        return new Window(since, until);
    }

    /** How much is read ahead. */
    long bytesAhead() {
        return lookahead == null ? BYTES_AHEAD : lookahead.bytes();
    }

    /** The options as they are, for the file of {@code --resume}: with others the order may be another. */
    String inWords() {
        return "time=" + time + " of=" + key + " since=" + since + " until=" + until + " shift=" + shifted + " ahead="
                + bytesAhead();
    }

    /** @throws UsageException when the options contradict each other */
    void requireSense() {
        if (since != null && until != null && until.isBefore(since)) {
            throw new UsageException("--until: " + until + " is before --since, " + since);
        }
    }

    /**
     * Whether an object may hold what is asked for.
     *
     * @param hour in its name; null when there is none
     */
    boolean wants(@Nullable Instant hour) {
        return hour == null
                || ((since == null || hour.plus(HOUR).plus(MARGIN).isAfter(since))
                        && (until == null || !hour.minus(MARGIN).isAfter(until)));
    }

    /**
     * The records of a capture that are asked for, as far as its index can tell: times that an expression gives are not in it.
     *
     * @throws UsageException when they can be told of captures only, and this is none
     */
    CaptureSelection selection(InputFormat format) {
        if (format == InputFormat.ENVELOPE) {
            return time == null ? new CaptureSelection(since, until, key) : new CaptureSelection(null, null, key);
        }
        if (key != null) {
            throw new UsageException("--partition-key is for captures (--in envelope)");
        }
        return new CaptureSelection(null, null, null);
    }

    /** The timestamps that are moved. */
    TimeShift shift() {
        return new TimeShift(shifted.stream()
                .map(each -> {
                    JqOption.compileGiven(
                            "--shift-time", each, Scope.pure()); // Its places are those of what was written.
                    return JqOption.compile("--shift-time", "path(" + each + "\n)", Scope.pure());
                })
                .toList());
    }

    /**
     * What tells the times of records; null when nothing does and nothing needs them.
     *
     * @throws UsageException when nothing does and they are needed
     */
    @Nullable
    RecordTime times(InputFormat format, List<Input> objects, String where) {
        if (time != null) {
            return new JqTime(JqOption.compileGiven("--time", time, Scope.pure()));
        }
        if (format == InputFormat.ENVELOPE
                || format == InputFormat.KINESIS_EVENT
                || format == InputFormat.FIREHOSE_EVENT) {
            return RecordTime.arrival();
        }
        if (objects.stream().anyMatch(each -> exact(where, each.name()) != null)) {
            return record -> ofObject(where, String.valueOf(record.position().file()));
        }
        if (!objects.isEmpty() && (!speed.isMax() || since != null || until != null)) {
            throw new UsageException("nothing tells when records are from: no object has a time in its name (--time JQ"
                    + " gives it, such as --time .time; or --speed max)");
        }
        return null;
    }

    private static Instant ofObject(String where, String name) throws NoTimeException {
        Instant exact = exact(where, name);
        if (exact == null) {
            throw new NoTimeException("its object has no time in its name");
        }
        return exact;
    }

    /** The time in an object's name below {@code where}, which may be named by the day on which it was copied; else that in all of it. */
    private static @Nullable Instant exact(String where, String name) {
        Instant below = name.startsWith(where) ? ObjectTime.exact(name.substring(where.length())) : null;
        return below == null ? ObjectTime.exact(name) : below;
    }

    /** When the last record is from, about, as the names of the objects tell; null when they do not. */
    static @Nullable Instant end(List<Input> objects, String where) {
        return objects.stream()
                .map(each -> exact(where, each.name()))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Objects in the order of the times in their names; those without one come last. */
    static List<Input> inOrder(List<Input> objects, String where) {
        Comparator<Input> byTime = Comparator.comparing(
                each -> exact(where, each.name()), Comparator.nullsLast(Comparator.naturalOrder()));
        return objects.stream().sorted(byTime.thenComparing(Input::name)).toList();
    }
}
