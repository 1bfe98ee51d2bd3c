package dev.kdt.json;

import dev.kdt.bytes.ByteBuilder;

/**
 * A double as jq writes it: the fewest digits that read back as the same double; an exponent from 1e17 on (unless the digits
 * themselves reach so far) and below 1e-4. Infinities become the largest double, not-a-number becomes null.
 */
final class DoubleText {
    private static final long EXACT_LONGS = 1L << 53;

    /** Each number of at most fifteen digits is a double of its own. */
    private static final double FIFTEEN_DIGITS = 1e15;

    private static final int MOST_DECIMALS = 6;
    private static final double SMALLEST_FIXED = 1e-3;

    /** From here on Java writes an exponent. */
    private static final double LARGEST_OF_JAVA = 1e7;

    private DoubleText() {}

    static void write(double value, ByteBuilder out) {
        long whole = (long) value;
        if (whole == value && Math.abs(value) < FIFTEEN_DIGITS && (whole != 0 || 1 / value > 0)) {
            writeLong(whole, out);
        } else if (!writeFixed(value, out)) {
            double magnitude = Math.abs(value);
            boolean asJavaDoes = magnitude >= SMALLEST_FIXED && magnitude < LARGEST_OF_JAVA;
            out.ascii(asJavaDoes ? Double.toString(value) : of(value));
        }
    }

    /** Writes a value that is a whole number divided by a small power of ten, such as an amount; false for any other. */
    private static boolean writeFixed(double value, ByteBuilder out) {
        double magnitude = Math.abs(value);
        if (!(magnitude >= SMALLEST_FIXED && magnitude < FIFTEEN_DIGITS)) {
            return false;
        }
        long power = 1;
        for (int decimals = 1; decimals <= MOST_DECIMALS; decimals++) {
            power *= 10;
            double scaled = Math.rint(magnitude * power);
            if (scaled >= FIFTEEN_DIGITS) {
                return false;
            }
            // Both are exact, so the quotient is the double that is read from these digits.
            if (scaled / power == magnitude) {
                if (value < 0) {
                    out.put('-');
                }
                writeLong((long) scaled / power, out);
                out.put('.');
                for (long rest = (long) scaled % power, place = power / 10; place > 0; place /= 10) {
                    out.put((int) ('0' + rest / place % 10));
                }
                return true;
            }
        }
        return false;
    }

    private static void writeLong(long value, ByteBuilder out) {
        byte[] room = out.reserve(20);
        int start = out.size();
        long rest = Math.abs(value);
        int length = value < 0 ? 2 : 1;
        for (long limit = 10; rest >= limit; limit *= 10) {
            length++;
        }
        for (int at = start + length - 1; at >= start; at--) {
            room[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        if (value < 0) {
            room[start] = '-';
        }
        out.grew(length);
    }

    static String of(double value) {
        if (Double.isNaN(value)) {
            return "null";
        }
        double magnitude = Math.min(Math.abs(value), Double.MAX_VALUE);
        String sign = value < 0 || (value == 0 && 1 / value < 0) ? "-" : "";
        if (magnitude == 0) {
            return sign + "0";
        }
        if (magnitude < EXACT_LONGS && magnitude == (long) magnitude && magnitude < FIFTEEN_DIGITS) {
            return sign + (long) magnitude;
        }
        return sign + format(Double.toString(magnitude), magnitude);
    }

    /** Lays out the digits of Java's shortest text anew. */
    private static String format(String text, double value) {
        int mark = text.indexOf('E');
        String mantissa = mark < 0 ? text : text.substring(0, mark);
        int dot = mantissa.indexOf('.');
        // The value is 0.DIGITS times ten to the power of `point`.
        int point = dot + (mark < 0 ? 0 : Integer.parseInt(text.substring(mark + 1)));
        String digits = mantissa.substring(0, dot) + mantissa.substring(dot + 1);
        int leading = 0;
        while (leading < digits.length() - 1 && digits.charAt(leading) == '0') {
            leading++;
        }
        int end = digits.length();
        while (end > leading + 1 && digits.charAt(end - 1) == '0') {
            end--;
        }
        digits = digits.substring(leading, end);
        point -= leading;
        return layOut(digits.length() == 2 ? oneDigitIfEnough(digits, point, value) : digits, point);
    }

    /** Java always gives two digits; near the smallest double, one can be enough. */
    private static String oneDigitIfEnough(String digits, int point, double value) {
        int rounded = Math.round(Integer.parseInt(digits) / 10f);
        boolean enough = rounded < 10 && Double.parseDouble(rounded + "e" + (point - 1)) == value;
        return enough ? Integer.toString(rounded) : digits;
    }

    private static String layOut(String digits, int point) {
        int count = digits.length();
        if (point <= -4 || point > count + 15) {
            int exponent = point - 1;
            String fraction = count > 1 ? "." + digits.substring(1) : "";
            String twoDigits =
                    Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : Integer.toString(Math.abs(exponent));
            return digits.charAt(0) + fraction + (exponent < 0 ? "e-" : "e+") + twoDigits;
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        return point >= count
                ? digits + "0".repeat(point - count)
                : digits.substring(0, point) + "." + digits.substring(point);
    }
}
