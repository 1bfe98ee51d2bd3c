package dev.kdt.cli.option;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 500ms}, {@code 10m}, {@code 2h30m}, {@code 1d}; the largest unit first. */
public final class DurationConverter implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("(?:\\d+d)?(?:\\d+h)?(?:\\d+m)?(?:\\d+s)?(?:\\d+ms)?");
    private static final Pattern PART = Pattern.compile("(\\d+)(ms|[dhms])");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "d", ChronoUnit.DAYS,
            "h", ChronoUnit.HOURS,
            "m", ChronoUnit.MINUTES,
            "s", ChronoUnit.SECONDS,
            "ms", ChronoUnit.MILLIS);

    /** Whether {@code text} is a duration in this form. */
    static boolean looksRight(String text) {
        return !text.isEmpty() && FORM.matcher(text).matches();
    }

    @Override
    public Duration convert(String text) {
        if (!looksRight(text)) {
            throw new TypeConversionException("'" + text + "' is not a duration (write 30s, 10m, 2h30m or 1d)");
        }
        try {
            Duration sum = Duration.ZERO;
            for (Matcher part = PART.matcher(text); part.find(); ) {
                sum = sum.plus(Long.parseLong(part.group(1)), UNITS.get(part.group(2)));
            }
            return sum;
        } catch (ArithmeticException | NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is too long a duration");
        }
    }
}
