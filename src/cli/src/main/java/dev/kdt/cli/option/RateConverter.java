package dev.kdt.cli.option;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 100/s}, {@code 5/m}, {@code 10/h}; a number alone is a second. */
public final class RateConverter implements ITypeConverter<Rate> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)(?:/([smh]))?");

    @Override
    public Rate convert(String text) {
        Matcher match = FORM.matcher(text);
        double number = match.matches() ? Double.parseDouble(match.group(1)) : 0;
        if (number == 0) {
            throw new TypeConversionException("'" + text + "' is not a rate (write 100/s or 5/m)");
        }
        return new Rate(number / seconds(match.group(2)));
    }

    private static int seconds(@Nullable String unit) {
        return switch (unit) {
            case "m" -> 60;
            case "h" -> 3600;
            case null, default -> 1;
        };
    }
}
