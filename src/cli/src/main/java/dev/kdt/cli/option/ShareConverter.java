package dev.kdt.cli.option;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 1%}, {@code 0.5%} or {@code 1/100}. */
public final class ShareConverter implements ITypeConverter<Share> {
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,9})?)%");
    private static final Pattern FRACTION = Pattern.compile("(\\d{1,15})/(\\d{1,15})");

    @Override
    public Share convert(String text) {
        double part = part(text);
        if (part > 0 && part <= 1) {
            return new Share(part, text);
        }
        throw new TypeConversionException("'" + text + "' is not a share (write 1%, 0.5% or 1/100)");
    }

    /** The share; not a number when the text is none. */
    private static double part(String text) {
        Matcher percent = PERCENT.matcher(text);
        if (percent.matches()) {
            return Double.parseDouble(percent.group(1)) / 100;
        }
        Matcher fraction = FRACTION.matcher(text);
        return fraction.matches()
                ? Double.parseDouble(fraction.group(1)) / Double.parseDouble(fraction.group(2))
                : Double.NaN;
    }
}
