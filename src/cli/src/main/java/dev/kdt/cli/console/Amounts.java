package dev.kdt.cli.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Numbers as people read them. */
public final class Amounts {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Amounts() {}

    /** {@code 20,000}. */
    public static String count(long number) {
        StringBuilder text = new StringBuilder(Long.toString(number));
        int first = number < 0 ? 1 : 0;
        for (int at = text.length() - 3; at > first; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    /** {@code 1 record}, {@code 20,000 records}. */
    public static String count(long number, String thing) {
        return count(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /** {@code 512 B}, {@code 3.2 MiB}. */
    public static String bytes(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= 1024) {
            amount /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
    }

    /** {@code 25.0 %}, of a share from 0 to 1. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    /** {@code 0.4 s}, {@code 3 min 20 s}. */
    public static String time(Duration time) {
        long tenths = time.toMillis() / 100;
        if (tenths < 1200) {
            return tenths / 10 + "." + tenths % 10 + " s";
        }
        return time.toHours() > 0
                ? time.toHours() + " h " + time.toMinutesPart() + " min"
                : time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }

    /** The time since {@code then}, as {@link #time} writes it; none when another clock is ahead. */
    public static String age(Instant then, InstantSource clock) {
        Duration age = Duration.between(then, clock.instant());
        return time(age.isNegative() ? Duration.ZERO : age);
    }

    /** {@code 12,345 records/s}: how many in how long; {@code 2.5 records/min} when they are few. */
    public static String rate(long records, Duration time) {
        double perSecond = records / Math.max(0.001, time.toMillis() / 1000.0);
        if (perSecond >= 10 || records == 0) {
            return count(Math.round(perSecond)) + " records/s";
        }
        double perMinute = perSecond * 60;
        return perSecond >= 0.1
                ? String.format(Locale.ROOT, "%.1f records/s", perSecond)
                : perMinute >= 0.1
                        ? String.format(Locale.ROOT, "%.1f records/min", perMinute)
                        : String.format(Locale.ROOT, "%.1f records/h", perMinute * 60);
    }
}
