package dev.kdt.cli.option;

import dev.kdt.aws.StartAt;
import dev.kdt.jq.run.Suggestion;
import dev.kdt.record.SequenceText;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The position at which the reading of a stream starts: {@code latest}, {@code trim-horizon} (as the API writes it, {@code TRIM_HORIZON}, and as
 * Kafka's users know it, {@code earliest}), in any case; a time; or a sequence number.
 */
public final class Since implements ITypeConverter<StartAt> {
    private static final Pattern SEQUENCE = Pattern.compile("\\d{20,128}");

    private final InstantConverter times;

    public Since(InstantConverter times) {
        this.times = times;
    }

    @Override
    public StartAt convert(String text) {
        if (SEQUENCE.matcher(text).matches() && SequenceText.isWritten(text)) {
            return new StartAt.Sequence(text);
        }
        return switch (text.toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "latest" -> new StartAt.Latest();
            case "trim-horizon", "earliest" -> new StartAt.TrimHorizon();
            default -> new StartAt.At(time(text));
        };
    }

    private Instant time(String text) {
        try {
            return times.convert(text);
        } catch (TypeConversionException e) {
            String meant = Suggestion.among(List.of("latest", "trim-horizon", "earliest"), text);
            throw meant.isEmpty() ? e : new TypeConversionException("'" + text + "' is no position" + meant);
        }
    }
}
