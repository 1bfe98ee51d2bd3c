package dev.kdt.cli.option;

import dev.kdt.cli.config.WantedOutput;
import dev.kdt.cli.config.Written;
import dev.kdt.cli.console.UsageException;
import dev.kdt.pipeline.config.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An output format of a configuration file as one that a command has. */
final class ConfiguredOutput {
    private ConfiguredOutput() {}

    /**
     * The format; null when the file wants one of all commands that this one does not have.
     *
     * @throws UsageException when no command has it, or the file wants it of this one
     */
    static <F extends Enum<F>> @Nullable F of(WantedOutput wanted, Class<F> formats) {
        Written format = wanted.format();
        for (F each : formats.getEnumConstants()) {
            if (each.name().equalsIgnoreCase(format.value())) {
                return each;
            }
        }
        List<String> known = switch (wanted.of()) {
            case ALL -> names(OutputFormat.class);
            case COMMAND -> names(formats);
        };
        if (known.contains(format.value().toLowerCase(Locale.ROOT))) {
            return null;
        }
        throw new UsageException(format.place() + ": 'output': '" + format.value() + "' is no format"
                + Suggestion.among(known, format.value()));
    }

    private static <F extends Enum<F>> List<String> names(Class<F> formats) {
        return Arrays.stream(formats.getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
