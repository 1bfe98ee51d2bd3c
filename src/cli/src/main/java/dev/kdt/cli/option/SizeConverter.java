package dev.kdt.cli.option;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 512}, {@code 64KiB}, {@code 4MiB}, {@code 1GiB}; {@code KB}, {@code MB} and {@code GB} are thousands. */
public final class SizeConverter implements ITypeConverter<Size> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,15})([KMG]i?)?B?");

    @Override
    public Size convert(String text) {
        Matcher match = FORM.matcher(text);
        if (!match.matches()) {
            throw wrong(text);
        }
        try {
            return new Size(Math.multiplyExact(Long.parseLong(match.group(1)), bytes(match.group(2))));
        } catch (ArithmeticException e) {
            throw wrong(text);
        }
    }

    private static long bytes(@Nullable String unit) {
        return switch (unit) {
            case "K" -> 1_000;
            case "M" -> 1_000_000;
            case "G" -> 1_000_000_000;
            case "Ki" -> 1L << 10;
            case "Mi" -> 1L << 20;
            case "Gi" -> 1L << 30;
            case null, default -> 1;
        };
    }

    private static TypeConversionException wrong(String text) {
        return new TypeConversionException("'" + text + "' is not a size (write 512, 64KiB or 4MiB)");
    }
}
