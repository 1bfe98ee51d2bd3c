package dev.kdt.generate.learn;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A form in which times are written: as a text, or as a number of some unit since 1970. */
enum TimeForm {
    ISO("iso", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z", "yyyy-MM-dd'T'HH:mm:ss.SSSX"),
    ISO_SECONDS("yyyy-MM-dd'T'HH:mm:ss'Z'", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "yyyy-MM-dd'T'HH:mm:ssX"),
    ISO_MICROS(
            "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'",
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z",
            "yyyy-MM-dd'T'HH:mm:ss.SSSSSSX"),
    ISO_NANOS(
            "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'000Z'",
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{9}Z",
            "yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSSX"),
    OFFSET(
            "yyyy-MM-dd'T'HH:mm:ss'+00:00'",
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[+-]\\d\\d:\\d\\d",
            "yyyy-MM-dd'T'HH:mm:ssxxx"),
    OFFSET_MILLIS(
            "yyyy-MM-dd'T'HH:mm:ss.SSS'+00:00'",
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}[+-]\\d\\d:\\d\\d",
            "yyyy-MM-dd'T'HH:mm:ss.SSSxxx"),
    OFFSET_MICROS(
            "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'",
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}[+-]\\d\\d:\\d\\d",
            "yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx"),
    LOCAL_T("yyyy-MM-dd'T'HH:mm:ss", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d", "yyyy-MM-dd'T'HH:mm:ss"),
    LOCAL_T_MILLIS(
            "yyyy-MM-dd'T'HH:mm:ss.SSS",
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}",
            "yyyy-MM-dd'T'HH:mm:ss.SSS"),
    LOCAL_T_MICROS(
            "yyyy-MM-dd'T'HH:mm:ss.SSSSSS",
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}",
            "yyyy-MM-dd'T'HH:mm:ss.SSSSSS"),
    LOCAL("yyyy-MM-dd HH:mm:ss", "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", "yyyy-MM-dd HH:mm:ss"),
    LOCAL_MILLIS(
            "yyyy-MM-dd HH:mm:ss.SSS", "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}", "yyyy-MM-dd HH:mm:ss.SSS"),
    LOCAL_MICROS(
            "yyyy-MM-dd HH:mm:ss.SSSSSS",
            "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}",
            "yyyy-MM-dd HH:mm:ss.SSSSSS"),
    LOCAL_COMMA(
            "yyyy-MM-dd HH:mm:ss,SSS", "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3}", "yyyy-MM-dd HH:mm:ss,SSS"),
    LOCAL_MINUTES("yyyy-MM-dd HH:mm", "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d", "yyyy-MM-dd HH:mm"),
    SLASHES("yyyy/MM/dd HH:mm:ss", "\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d", "yyyy/MM/dd HH:mm:ss"),
    COMPACT("yyyyMMdd'T'HHmmss'Z'", "\\d{8}T\\d{6}Z", "yyyyMMdd'T'HHmmssX"),
    AMERICAN("MM/dd/yyyy HH:mm:ss", "\\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d:\\d\\d", "MM/dd/yyyy HH:mm:ss"),
    AMERICAN_MINUTES("MM/dd/yyyy HH:mm", "\\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d", "MM/dd/yyyy HH:mm"),
    AMERICAN_DATE("MM/dd/yyyy", "\\d\\d/\\d\\d/\\d{4}", "MM/dd/yyyy"),
    POINTS("dd.MM.yyyy HH:mm:ss", "\\d\\d\\.\\d\\d\\.\\d{4} \\d\\d:\\d\\d:\\d\\d", "dd.MM.yyyy HH:mm:ss"),
    POINTS_DATE("dd.MM.yyyy", "\\d\\d\\.\\d\\d\\.\\d{4}", "dd.MM.yyyy"),
    C(
            "EEE MMM dd HH:mm:ss yyyy",
            "[A-Z][a-z]{2} [A-Z][a-z]{2} \\d\\d \\d\\d:\\d\\d:\\d\\d \\d{4}",
            "EEE MMM dd HH:mm:ss yyyy"),
    DATE("yyyy-MM-dd", "\\d{4}-\\d\\d-\\d\\d", "yyyy-MM-dd"),
    APACHE(
            "dd/MMM/yyyy:HH:mm:ss Z",
            "\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4}",
            "dd/MMM/yyyy:HH:mm:ss Z"),
    MAIL(
            "EEE, dd MMM yyyy HH:mm:ss Z",
            "[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d [+-]\\d{4}",
            "EEE, dd MMM yyyy HH:mm:ss Z"),
    HTTP(
            "EEE, dd MMM yyyy HH:mm:ss 'GMT'",
            "[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT",
            "EEE, dd MMM yyyy HH:mm:ss 'GMT'"),
    ISO_ANY(
            "iso",
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)",
            "yyyy-MM-dd'T'HH:mm:ss[.SSSSSSSSS][.SSSSSSSS][.SSSSSSS][.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S]XXX"),
    EPOCH("epoch", 1_000_000),
    EPOCH_MS("epoch-ms", 1_000),
    EPOCH_US("epoch-us", 1);

    static final long NONE = Long.MIN_VALUE;

    private static final List<TimeForm> NUMBERS = List.of(EPOCH, EPOCH_MS, EPOCH_US);
    private static final long EARLIEST = Instant.parse("1990-01-01T00:00:00Z").getEpochSecond() * 1_000_000;
    private static final long LATEST = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond() * 1_000_000;

    private final String word;
    private final @Nullable Pattern shape;
    private final @Nullable DateTimeFormatter formatter;
    private final long micros;

    TimeForm(String word, String shape, String pattern) {
        this.word = word;
        this.shape = Pattern.compile(shape);
        this.formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        this.micros = 0;
    }

    TimeForm(String word, long micros) {
        this.word = word;
        this.shape = null;
        this.formatter = null;
        this.micros = micros;
    }

    /** The format as templates name it. */
    String word() {
        return word;
    }

    /** Whether a text of {@link #ISO_ANY} may be one of this form with another number of digits. */
    boolean isOfIso() {
        return this == ISO || (shape != null && word.startsWith("yyyy-MM-dd'T'HH:mm:ss"));
    }

    /** The form of this text; null when it is no time. */
    static @Nullable TimeForm of(String text) {
        for (TimeForm each : values()) {
            if (each.micros(text) != NONE) {
                return each;
            }
        }
        return null;
    }

    /** The form of this number; null when it is no time of this century. */
    static @Nullable TimeForm of(double number) {
        for (TimeForm each : NUMBERS) {
            if (each.micros(number) != NONE) {
                return each;
            }
        }
        return null;
    }

    /** The time in microseconds since 1970; {@link #NONE} when the text is not of this form. */
    long micros(String text) {
        if (shape == null || formatter == null || !shape.matcher(text).matches()) {
            return NONE;
        }
        try {
            TemporalAccessor parsed = formatter.parse(text);
            if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
                return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.from(parsed));
            }
            long seconds = LocalDate.from(parsed).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
            long ofDay = parsed.isSupported(ChronoField.MICRO_OF_DAY) ? parsed.getLong(ChronoField.MICRO_OF_DAY) : 0;
            return seconds * 1_000_000 + ofDay;
        } catch (DateTimeException _) {
            return NONE;
        }
    }

    /** The time in microseconds since 1970; {@link #NONE} when the number is not of this form. */
    long micros(double number) {
        double time = number * micros;
        return micros == 0 || number != Math.rint(number) || time < EARLIEST || time > LATEST ? NONE : (long) time;
    }
}
