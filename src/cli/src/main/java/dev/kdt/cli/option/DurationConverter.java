package dev.kdt.cli.option;

import dev.kdt.unit.TimeSpan;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@link TimeSpan} on the command line. */
public final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        Duration span = TimeSpan.parse(text);
        if (span == null) {
            throw new TypeConversionException("'" + text + "' is not a duration (write 30s, 10m, 2h30m or 1d)");
        }
        return span;
    }
}
