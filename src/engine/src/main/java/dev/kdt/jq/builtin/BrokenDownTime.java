package dev.kdt.jq.builtin;

import dev.kdt.jq.JqException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.NumberValue;
import dev.kdt.json.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * C's {@code struct tm}, as jq makes arrays of it.
 *
 * @param time the date and time, to the second
 */
record BrokenDownTime(ZonedDateTime time) {
    private static final int FIELDS = 6;

    static BrokenDownTime of(long seconds, ZoneId zone) throws JqException {
        try {
            return new BrokenDownTime(Instant.ofEpochSecond(seconds).atZone(zone));
        } catch (DateTimeException e) {
            throw new JqException("error converting number of seconds since epoch to datetime");
        }
    }

    /** The time in UTC that jq's array says. Fields may be missing at the end, and beyond their range, as C takes them. */
    static BrokenDownTime of(ArrayValue array, String complaint) throws JqException {
        long[] fields = {0, 0, 0, 0, 0, 0};
        fields[0] = 1900;
        for (int i = 0; i < Math.min(array.size(), FIELDS + 2); i++) {
            if (!(array.get(i) instanceof NumberValue number) || Double.isNaN(number.number())) {
                throw new JqException(complaint);
            }
            if (i < FIELDS) {
                // C counts years from 1900, and cuts off their fractions only then.
                fields[i] = i == 0 ? 1900 + (int) (number.number() - 1900) : (int) number.number();
            }
        }
        try {
            LocalDateTime start = LocalDateTime.of((int) fields[0], 1, 1, 0, 0);
            return new BrokenDownTime(start.plusMonths(fields[1])
                    .plusDays(fields[2] - 1)
                    .plusHours(fields[3])
                    .plusMinutes(fields[4])
                    .plusSeconds(fields[5])
                    .atZone(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw new JqException("invalid gmtime representation");
        }
    }

    /** The same fields, taken for those of another zone. */
    BrokenDownTime in(ZoneId zone) {
        return new BrokenDownTime(time.withZoneSameLocal(zone));
    }

    long seconds() {
        return time.toEpochSecond();
    }

    /** Sunday is 0. */
    int dayOfWeek() {
        return time.getDayOfWeek().getValue() % 7;
    }

    ArrayValue toArray(double fractionOfSecond) {
        return numbers(
                time.getYear(),
                time.getMonthValue() - 1,
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond() + fractionOfSecond,
                dayOfWeek(),
                time.getDayOfYear() - 1);
    }

    static ArrayValue numbers(double... fields) {
        Value[] values = new Value[fields.length];
        for (int i = 0; i < fields.length; i++) {
            values[i] = Value.of(fields[i]);
        }
        return ArrayValue.owning(values, values.length);
    }
}
