package dev.kdt.cli.option;

import dev.kdt.jq.run.Suggestion;
import dev.kdt.unit.TimeSpan;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A point in time: ISO-8601 (UTC unless it says otherwise; a date alone is its first moment), a duration ago, or seconds or
 * milliseconds since 1970.
 */
public final class InstantConverter implements ITypeConverter<Instant> {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?");
    private static final String FORMS = " (write 2026-11-22T10:15:00Z, 10m for ten minutes ago, or seconds since 1970)";
    private static final double FIRST_THAT_MUST_BE_MILLISECONDS = 1e11;

    private final InstantSource clock;

    public InstantConverter(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Instant convert(String text) {
        try {
            if (text.equals("now")) {
                return clock.instant();
            }
            Duration ago = TimeSpan.parse(text);
            if (ago != null) {
                return clock.instant().minus(ago);
            }
            return NUMBER.matcher(text).matches() ? epoch(text) : iso(text);
        } catch (DateTimeException | ArithmeticException e) {
            String meant = Suggestion.among(List.of("now"), text);
            throw new TypeConversionException("'" + text + "' is not a time" + (meant.isEmpty() ? FORMS : meant));
        }
    }

    private static Instant epoch(String text) {
        double number = Double.parseDouble(text);
        if (number >= FIRST_THAT_MUST_BE_MILLISECONDS) {
            return Instant.ofEpochMilli((long) number);
        }
        return Instant.ofEpochMilli(Math.round(number * 1000));
    }

    private static Instant iso(String text) {
        if (!text.contains("T") && !text.contains(" ")) {
            return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        String joined = text.replace(' ', 'T');
        boolean hasZone =
                joined.endsWith("Z") || joined.lastIndexOf('+') > 0 || joined.lastIndexOf('-') > joined.indexOf('T');
        return hasZone
                ? OffsetDateTime.parse(joined).toInstant()
                : LocalDateTime.parse(joined).toInstant(ZoneOffset.UTC);
    }
}
