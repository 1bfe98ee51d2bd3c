package dev.kdt.jq.builtin;

import dev.kdt.jq.JqException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Value;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;

/** C's {@code strptime} in the C locale. */
final class TimeReader {
    private final String text;
    private final ParsedTime time = new ParsedTime();
    private int at;

    private TimeReader(String text) {
        this.text = text;
    }

    /** The broken down time, with what follows after white space appended as jq does. */
    static Value read(String text, String format) throws JqException {
        TimeReader reader = new TimeReader(text);
        boolean matches = reader.match(format);
        boolean ended = matches && (reader.at == text.length() || isSpace(text.charAt(reader.at)));
        if (!ended) {
            throw new JqException("date \"" + text + "\" does not match format \"" + format + "\"");
        }
        ArrayValue time = reader.time.finish();
        return reader.at < text.length() ? time.append(Value.of(text.substring(reader.at))) : time;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private void skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private boolean match(String format) {
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (isSpace(c)) {
                skipSpace();
            } else if (c != '%' || i + 1 == format.length()) {
                if (at >= text.length() || text.charAt(at) != c) {
                    return false;
                }
                at++;
            } else {
                i++;
                while (i + 1 < format.length() && "-_0^#EO".indexOf(format.charAt(i)) >= 0) {
                    i++;
                }
                if (!field(format.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean field(char kind) {
        return switch (kind) {
            case '%' -> literal('%');
            case 'n', 't' -> {
                skipSpace();
                yield true;
            }
            case 'a', 'A' -> weekday();
            case 'b', 'B', 'h' -> monthName();
            case 'c' -> match("%a %b %e %H:%M:%S %Y");
            case 'C' -> number(0, 99, 2, time::century);
            case 'd', 'e' -> number(1, 31, 2, time::day);
            case 'D', 'x' -> match("%m/%d/%y");
            case 'F' -> match("%Y-%m-%d");
            case 'g' -> number(0, 99, 2, _ -> {});
            case 'G' -> number(0, 9999, 4, _ -> {});
            case 'H', 'k' -> number(0, 23, 2, time::hour);
            case 'I', 'l' -> number(1, 12, 2, time::hourOfHalf);
            case 'j' -> number(1, 366, 3, n -> time.yearDay(n - 1));
            case 'm' -> number(1, 12, 2, n -> time.month(n - 1));
            case 'M' -> number(0, 59, 2, n -> time.minute = n);
            case 'p', 'P' -> half();
            case 'r' -> match("%I:%M:%S %p");
            case 'R' -> match("%H:%M");
            case 's' -> epoch();
            case 'S' -> number(0, 61, 2, n -> time.second = n);
            case 'T', 'X' -> match("%H:%M:%S");
            case 'u' -> number(1, 7, 1, n -> time.weekday(n % 7));
            case 'w' -> number(0, 6, 1, time::weekday);
            case 'U' -> number(0, 53, 2, n -> time.week(n, 0));
            case 'V' -> number(0, 53, 2, _ -> {});
            case 'W' -> number(0, 53, 2, n -> time.week(n, 1));
            case 'y' -> number(0, 99, 2, time::yearInCentury);
            case 'Y' -> number(0, 9999, 4, time::year);
            case 'z' -> offset();
            case 'Z' -> zone();
            default -> false;
        };
    }

    private boolean literal(char c) {
        boolean is = at < text.length() && text.charAt(at) == c;
        at += is ? 1 : 0;
        return is;
    }

    @FunctionalInterface
    private interface Setter {
        void set(int number);
    }

    private boolean number(int least, int most, int digits, Setter setter) {
        skipSpace();
        int start = at;
        int value = 0;
        while (at < text.length() && at - start < digits && Character.digit(text.charAt(at), 10) >= 0) {
            value = value * 10 + Character.digit(text.charAt(at), 10);
            at++;
        }
        if (at == start || value < least || value > most) {
            return false;
        }
        setter.set(value);
        return true;
    }

    private boolean weekday() {
        for (DayOfWeek each : DayOfWeek.values()) {
            if (name(each.getDisplayName(TextStyle.FULL, Locale.ENGLISH))) {
                time.weekday(each.getValue() % 7);
                return true;
            }
        }
        return false;
    }

    private boolean monthName() {
        for (Month each : Month.values()) {
            if (name(each.getDisplayName(TextStyle.FULL, Locale.ENGLISH))) {
                time.month(each.getValue() - 1);
                return true;
            }
        }
        return false;
    }

    /** The name, or its first three letters, in any case. */
    private boolean name(String name) {
        for (int length : new int[] {name.length(), 3}) {
            if (text.regionMatches(true, at, name, 0, length)) {
                at += length;
                return true;
            }
        }
        return false;
    }

    private boolean half() {
        boolean am = text.regionMatches(true, at, "AM", 0, 2);
        boolean pm = text.regionMatches(true, at, "PM", 0, 2);
        time.half(pm);
        at += am || pm ? 2 : 0;
        return am || pm;
    }

    private boolean epoch() {
        int start = at;
        while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) {
            at++;
        }
        if (at == start || at - start > 11) {
            return false;
        }
        ZonedDateTime moment =
                Instant.ofEpochSecond(Long.parseLong(text, start, at, 10)).atZone(ZoneOffset.UTC);
        time.date(moment.toLocalDate());
        time.hour(moment.getHour());
        time.minute = moment.getMinute();
        time.second = moment.getSecond();
        return true;
    }

    /** A zone's name has no effect, whatever it is. */
    private boolean zone() {
        skipSpace();
        while (at < text.length() && !isSpace(text.charAt(at))) {
            at++;
        }
        return true;
    }

    /** {@code Z}, {@code +hh}, {@code +hhmm} or {@code +hh:mm}. It is checked and has no effect, as in jq. */
    private boolean offset() {
        skipSpace();
        if (literal('Z')) {
            return true;
        }
        if (!literal('+') && !literal('-')) {
            return false;
        }
        int start = at;
        boolean hours = number(0, 14, 2, _ -> {}) && at - start == 2;
        if (hours && (literal(':') || (at < text.length() && Character.digit(text.charAt(at), 10) >= 0))) {
            return number(0, 59, 2, _ -> {});
        }
        return hours;
    }
}
