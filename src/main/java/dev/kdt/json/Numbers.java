package dev.kdt.json;

import dev.kdt.bytes.ByteBuilder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as text: which texts are numbers, their value, and how values and literals are written. */
final class Numbers {
    private static final Pattern NUMBER = Pattern.compile(
            "nan|[+-]?(?:(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[iI][nN][fF](?:[iI][nN][iI][tT][yY])?|[nN][aA][nN])");

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    /** A double has no more significant digits than that; jq rounds literals to so many before it takes their value. */
    private static final MathContext DOUBLE_DIGITS = new MathContext(17, RoundingMode.HALF_UP);

    /** decNumber's DEC_MAX_EMAX, as jq is built with. */
    private static final int MOST_EXPONENT = 999_999_999;

    /** The same of the smallest: what is below is nothing. */
    private static final int MOST_SCALE = 1_147_483_646;

    private Numbers() {}

    /** Whether jq takes the text for a number. */
    static boolean isNumber(byte[] bytes, int from, int to) {
        return NUMBER.matcher(text(bytes, from, to)).matches();
    }

    /** Whether a text that {@link #isNumber is a number} is written just as {@link #writeLiteral} writes it. */
    static boolean isCanonical(byte[] bytes, int from, int to) {
        String text = text(bytes, from, to);
        return text.equals(canonical(text));
    }

    static void writeLiteral(byte[] bytes, int from, int to, ByteBuilder out) {
        out.ascii(canonical(text(bytes, from, to)));
    }

    /** The literal with all its digits, in the form of the General Decimal Arithmetic's to-scientific-string. */
    private static String canonical(String text) {
        if (isName(text)) {
            double value = named(text);
            return Double.isNaN(value) ? "null" : DoubleText.of(value);
        }
        BigDecimal value = decimal(text);
        if (value == null) {
            return DoubleText.of(Double.parseDouble(text));
        }
        String written = value.toString();
        return value.signum() == 0 && text.startsWith("-") ? "-" + written : written;
    }

    private static boolean isName(String text) {
        char last = text.charAt(text.length() - 1);
        return last > '9';
    }

    private static double named(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("nan")
                ? Double.NaN
                : lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    /** The exact value; null when its first digit's exponent is beyond what decimals have in jq. */
    static @Nullable BigDecimal decimal(String text) {
        try {
            BigDecimal value = new BigDecimal(text);
            long exponent = (long) value.precision() - value.scale() - 1;
            return exponent <= MOST_EXPONENT && value.scale() <= MOST_SCALE ? value : null;
        } catch (NumberFormatException e) {
            // It is a number, but its exponent is none for a decimal.
            return null;
        }
    }

    static double parse(byte[] bytes, int from, int to) {
        boolean negative = bytes[from] == '-';
        long digits = 0;
        int count = 0;
        int scale = -1;
        for (int at = negative ? from + 1 : from; at < to; at++) {
            int b = bytes[at];
            if (b >= '0' && b <= '9') {
                digits = digits * 10 + (b - '0');
                count++;
                if (scale >= 0) {
                    scale++;
                }
            } else if (b == '.' && scale < 0) {
                scale = 0;
            } else {
                return parseSlowly(bytes, from, to);
            }
        }
        if (count > 18 || scale > 22 || digits > 1L << 53) {
            return parseSlowly(bytes, from, to);
        }
        double value = scale > 0 ? digits / POWERS[scale] : digits;
        return negative ? -value : value;
    }

    private static double parseSlowly(byte[] bytes, int from, int to) {
        String text = text(bytes, from, to);
        if (isName(text)) {
            return named(text);
        }
        if (text.length() > DOUBLE_DIGITS.getPrecision()) {
            BigDecimal value = decimal(text);
            if (value != null && value.precision() > DOUBLE_DIGITS.getPrecision()) {
                return value.round(DOUBLE_DIGITS).doubleValue();
            }
        }
        return Double.parseDouble(text);
    }

    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
