package dev.kdt.audit;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a column in one form of several: {@code 12.50} is {@code 12.5}, and {@code 2026-11-28 08:00:00+00} is {@code 2026-11-28T08:00:00Z}. */
final class ColumnText {
    /** Longer ones are compared as they are: to make a number of them takes too long. */
    private static final int LONGEST = 64;

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,4})?");

    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)"
                    + "(?:(Z)|([+-]\\d\\d)(?::?(\\d\\d))?)?");

    private ColumnText() {}

    static String of(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !beginsAsNumber(text.charAt(0))) {
            return text;
        }
        if (NUMBER.matcher(text).matches()) {
            BigDecimal number = new BigDecimal(text);
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
        }
        Matcher time = TIME.matcher(text);
        return time.matches() ? instant(time, text) : text;
    }

    private static boolean beginsAsNumber(char first) {
        return first == '-' || (first >= '0' && first <= '9');
    }

    /** Without an offset it is in UTC, as COPY takes it for columns that have none. */
    private static String instant(Matcher time, String text) {
        String hours = time.group(4);
        String minutes = time.group(5);
        try {
            ZoneOffset offset =
                    hours == null ? ZoneOffset.UTC : ZoneOffset.of(hours + ":" + (minutes == null ? "00" : minutes));
            Instant at =
                    LocalDateTime.parse(time.group(1) + "T" + time.group(2)).toInstant(offset);
            return at.toString();
        } catch (DateTimeException _) {
            return text; // Digits that are no time.
        }
    }
}
