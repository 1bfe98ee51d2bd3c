package dev.kdt.generate.time;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.json.StringValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes times in UTC by a pattern with letters of {@link java.time.format.DateTimeFormatter}, such as {@code dd/MMM/yyyy:HH:mm:ss Z},
 * in English, as a JSON string. Text in single quotes is written as it is.
 */
final class TimePattern implements TimeFormat {
    private final TimePart[] parts;

    /**
     * Compiles the pattern.
     *
     * @throws TimeFormatException when it has letters that are not known
     */
    TimePattern(String pattern) throws TimeFormatException {
        List<TimePart> read = new ArrayList<>();
        for (int at = 0; at < pattern.length(); ) {
            char first = pattern.charAt(at);
            int end = at + 1;
            if (first == '\'') {
                end = endOfQuote(pattern, at);
                String quoted = pattern.substring(at + 1, end - 1).replace("''", "'");
                read.add(literal(quoted.isEmpty() ? "'" : quoted));
            } else {
                boolean letter = isLetter(first);
                while (end < pattern.length() && goesOn(pattern.charAt(end), first, letter)) {
                    end++;
                }
                String run = pattern.substring(at, end);
                read.add(letter ? letters(run, at) : literal(run));
            }
            at = end;
        }
        parts = read.toArray(TimePart[]::new);
    }

    @Override
    public void write(long micros, ByteBuilder out) {
        long day = CalendarTime.day(micros);
        int date = CalendarTime.date(day);
        int second = CalendarTime.second(micros);
        int fraction = CalendarTime.fraction(micros);
        out.put('"');
        for (TimePart each : parts) {
            each.write(date, day, second, fraction, out);
        }
        out.put('"');
    }

    private static boolean isLetter(char each) {
        return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
    }

    private static boolean goesOn(char next, char first, boolean letter) {
        return letter ? next == first : !isLetter(next) && next != '\'';
    }

    private static TimePart letters(String letters, int at) throws TimeFormatException {
        TimePart part = TimePart.BY_LETTERS.get(letters);
        if (part == null) {
            throw new TimeFormatException(
                    "times cannot be written by '" + letters + "' (known: "
                            + String.join(" ", TimePart.BY_LETTERS.keySet()) + "; text stands in single quotes)",
                    at);
        }
        return part;
    }

    /** The index behind the quote that ends the text; two quotes are one that is written. */
    private static int endOfQuote(String pattern, int start) throws TimeFormatException {
        for (int at = start + 1; at < pattern.length(); at++) {
            if (pattern.charAt(at) == '\'') {
                if (at > start + 1 && pattern.startsWith("''", at)) {
                    at++;
                } else {
                    return at + 1;
                }
            }
        }
        throw new TimeFormatException("the text that begins here lacks its second quote", start);
    }

    private static TimePart literal(String text) {
        ByteBuilder json = new ByteBuilder();
        StringValue.of(text).writeTo(json);
        return TimePart.literal(Arrays.copyOfRange(json.array(), 1, json.size() - 1));
    }
}
