package dev.kdt.cli.command.replay;

import dev.kdt.flow.replay.Speed;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 10x}, {@code 0.5x}, {@code 10}, or {@code max}. */
public final class SpeedConverter implements ITypeConverter<Speed> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)x?");

    @Override
    public Speed convert(String text) {
        if (text.equals("max")) {
            return Speed.MAX;
        }
        Matcher form = FORM.matcher(text);
        double factor = form.matches() ? Double.parseDouble(form.group(1)) : 0;
        if (factor == 0) {
            throw new TypeConversionException("'" + text + "' is not a speed (write 10x, 0.5x or max)");
        }
        return new Speed(factor);
    }
}
