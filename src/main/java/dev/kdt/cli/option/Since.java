package dev.kdt.cli.option;

import dev.kdt.aws.StartAt;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/** {@code latest}, {@code trim-horizon}, a time, or a sequence number: where the reading of a stream starts. */
public final class Since implements ITypeConverter<StartAt> {
    private static final Pattern SEQUENCE = Pattern.compile("\\d{20,128}");

    private final InstantConverter times;

    public Since(InstantConverter times) {
        this.times = times;
    }

    @Override
    public StartAt convert(String text) {
        if (SEQUENCE.matcher(text).matches()) {
            return new StartAt.Sequence(text);
        }
        return switch (text) {
            case "latest" -> new StartAt.Latest();
            case "trim-horizon" -> new StartAt.TrimHorizon();
            default -> new StartAt.At(times.convert(text));
        };
    }
}
