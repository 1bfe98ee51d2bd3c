package dev.kdt.flow.replay;

import dev.kdt.json.NumberValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time as it is written in a record: a date and a time of day (ISO 8601), or seconds, milliseconds, microseconds or nanoseconds since
 * 1970, told apart by how large they are; as a number, or as the text of one.
 */
public final class Timestamp {
    /** From here on a number of seconds would be after the year 5000. */
    private static final BigDecimal FIRST_MILLIS = BigDecimal.TEN.pow(11);

    private static final int LONGEST_NUMBER = 40;

    private final Instant at;
    private final Writing writing;

    /** The same time later, written as this one is. */
    private interface Writing {
        Value later(Duration by);
    }

    private Timestamp(Instant at, Writing writing) {
        this.at = at;
        this.writing = writing;
    }

    /** The time that a value writes; null when it writes none. */
    public static @Nullable Timestamp of(Value value) {
        try {
            return switch (value) {
                case NumberValue number -> ofNumber(number);
                case StringValue text -> ofText(text.text());
                default -> null;
            };
        } catch (DateTimeException | ArithmeticException _) {
            return null; // Digits that are no time.
        }
    }

    private static @Nullable Timestamp ofNumber(NumberValue number) {
        if (Double.isNaN(number.number()) || Double.isInfinite(number.number())) {
            return null;
        }
        BigDecimal exact = number.exact();
        BigDecimal since = exact == null ? new BigDecimal(Double.toString(number.number())) : exact;
        boolean isWhole = since.stripTrailingZeros().scale() <= 0 && exact == null;
        return ofEpoch(isWhole ? since.setScale(0) : since, later -> NumberValue.exact(later));
    }

    private static @Nullable Timestamp ofText(String text) {
        IsoTime iso = IsoTime.parse(text);
        if (iso != null) {
            return new Timestamp(iso.at(), by -> StringValue.of(iso.later(by).toString()));
        }
        return text.length() <= LONGEST_NUMBER && text.matches("\\d{9,}(\\.\\d+)?")
                ? ofEpoch(new BigDecimal(text), later -> StringValue.of(later.toPlainString()))
                : null;
    }

    private interface NumberWriting {
        Value value(BigDecimal number);
    }

    private static Timestamp ofEpoch(BigDecimal number, NumberWriting written) {
        int digits = 0;
        for (BigDecimal most = FIRST_MILLIS; digits < 9 && number.abs().compareTo(most) >= 0; digits += 3) {
            most = most.scaleByPowerOfTen(3);
        }
        int places = digits;
        BigDecimal seconds = number.scaleByPowerOfTen(-places);
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        int nanos = seconds.subtract(whole).scaleByPowerOfTen(9).intValue();
        Instant at = Instant.ofEpochSecond(whole.longValueExact(), nanos);
        return new Timestamp(at, by -> {
            BigDecimal more = BigDecimal.valueOf(by.toMillis(), 3).scaleByPowerOfTen(places);
            return written.value(number.add(more).setScale(Math.max(0, number.scale()), RoundingMode.FLOOR));
        });
    }

    /** When it is. */
    public Instant at() {
        return at;
    }

    /**
     * The time that is later by this much, written as this one is: with as many digits, in the same zone.
     *
     * @param by whole milliseconds; negative for earlier
     */
    public Value later(Duration by) {
        return writing.later(by);
    }
}
