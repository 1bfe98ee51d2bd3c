package dev.kdt.json;

import dev.kdt.bytes.ByteBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers as text: which texts are numbers, their value, and how values and literals are written. */
final class Numbers {
    private static final Pattern NUMBER = Pattern.compile(
            "nan|[+-]?(?:(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[iI][nN][fF](?:[iI][nN][iI][tT][yY])?|[nN][aA][nN])");

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private Numbers() {}

    /** Whether jq takes the text for a number. */
    static boolean isNumber(byte[] bytes, int from, int to) {
        return NUMBER.matcher(text(bytes, from, to)).matches();
    }

    /** Whether a text that {@link #isNumber is a number} is written just as {@link #writeLiteral} writes it. */
    static boolean isCanonical(byte[] bytes, int from, int to) {
        String text = text(bytes, from, to);
        return text.equals(canonical(bytes, from, to));
    }

    static void writeLiteral(byte[] bytes, int from, int to, ByteBuilder out) {
        out.ascii(canonical(bytes, from, to));
    }

    /** The literal with all its digits, in the form of the General Decimal Arithmetic's to-scientific-string. */
    private static String canonical(byte[] bytes, int from, int to) {
        String text = text(bytes, from, to);
        if (isName(text)) {
            double value = named(text);
            return Double.isNaN(value) ? "null" : DoubleText.of(value);
        }
        Decimal value = Decimal.parse(bytes, from, to);
        return value == null ? DoubleText.of(Double.parseDouble(text)) : value.toString();
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
        Decimal value = Decimal.parse(bytes, from, to);
        return value == null ? Double.parseDouble(text) : value.toDouble();
    }

    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
