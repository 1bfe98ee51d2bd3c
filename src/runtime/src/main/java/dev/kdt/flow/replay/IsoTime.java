package dev.kdt.flow.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date and a time of day as a text of ISO 8601 or near it: {@code 2026-11-28T07:15:22.125+01:00}, {@code 2026-11-28 07:15}, {@code
 * 2026-11-28}; in UTC where it names no zone.
 *
 * @param between what stands between date and time; empty for a date alone
 * @param hasSeconds whether seconds are written
 * @param point the mark before the fraction; empty for none
 * @param digits of the fraction
 * @param zone as it is written
 */
record IsoTime(
        LocalDateTime local,
        ZoneOffset offset,
        String between,
        boolean hasSeconds,
        String point,
        int digits,
        String zone) {
    private static final Pattern FORM = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:([Tt"
            + " ])(\\d{2}):(\\d{2})(?::(\\d{2})(?:([.,])(\\d{1,9}))?)?(\\s?(?:[Zz]|UTC|[+-]\\d{2}(?::?\\d{2})?))?)?");

    /** Reads a text; null for one of another form. */
    static @Nullable IsoTime parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return null;
        }
        String fraction = or(form.group(9), "");
        int nanos = fraction.isEmpty() ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
        String zone = or(form.group(10), "");
        return new IsoTime(
                LocalDateTime.of(
                        number(form, 1),
                        number(form, 2),
                        number(form, 3),
                        number(form, 5),
                        number(form, 6),
                        number(form, 7),
                        nanos),
                offset(zone.strip()),
                or(form.group(4), ""),
                form.group(7) != null,
                or(form.group(8), ""),
                fraction.length(),
                zone);
    }

    private static ZoneOffset offset(String zone) {
        return zone.startsWith("+") || zone.startsWith("-") ? ZoneOffset.of(zone) : ZoneOffset.UTC;
    }

    private static int number(Matcher form, int group) {
        String digits = form.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static String or(@Nullable String text, String instead) {
        return text == null ? instead : text;
    }

    Instant at() {
        return local.toInstant(offset);
    }

    IsoTime later(Duration by) {
        return new IsoTime(local.plus(by), offset, between, hasSeconds, point, digits, zone);
    }

    /** As it was written. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "%04d-%02d-%02d", local.getYear(), local.getMonthValue(), local.getDayOfMonth()));
        if (between.isEmpty()) {
            return text.toString();
        }
        text.append(between).append(String.format(Locale.ROOT, "%02d:%02d", local.getHour(), local.getMinute()));
        if (hasSeconds) {
            text.append(String.format(Locale.ROOT, ":%02d", local.getSecond()));
        }
        if (digits > 0) {
            int nanos = local.get(ChronoField.NANO_OF_SECOND);
            text.append(point).append(String.format(Locale.ROOT, "%09d", nanos), 0, digits);
        }
        return text.append(zone).toString();
    }
}
