package dev.kdt.generate.learn;

import dev.kdt.unit.TimeSpan;
import java.time.Duration;

/** Time spans in microseconds, as templates write them. */
final class Span {
    private Span() {}

    /** The span, rounded to so many milliseconds, seconds and so on that two digits are left; at least a millisecond. */
    static Draft.Word of(double micros) {
        return new Draft.Word(text(micros));
    }

    static String text(double micros) {
        long millis = Math.max(1, Math.round(Math.abs(micros) / 1_000));
        String text = TimeSpan.text(Duration.ofMillis(rounded(millis)));
        return micros < 0 ? "-" + text : text;
    }

    /** A range, from the nearest round span below to the nearest above. */
    static Draft.Word range(double least, double most) {
        String from = text(Rounding.below(Math.max(1_000, least), most));
        String to = text(Rounding.above(least, most));
        return new Draft.Word(from.equals(to) ? to : from + ".." + to);
    }

    private static long rounded(long millis) {
        for (long unit : new long[] {86_400_000, 3_600_000, 60_000, 1_000}) {
            if (millis >= 10 * unit) {
                return Math.round((double) millis / unit) * unit;
            }
            if (millis >= unit) {
                long tenth = Math.max(1, unit / 10);
                return Math.round((double) millis / tenth) * tenth;
            }
        }
        return millis < 100 ? millis : Math.round(millis / 10.0) * 10;
    }
}
