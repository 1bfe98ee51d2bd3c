package dev.kdt.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A finite literal as a decimal: {@code digits} times ten to the power of {@code exponent}. Nothing is calculated with the digits,
 * so that everything here takes time linear in their number; {@code BigDecimal} takes quadratic time to read them.
 */
final class Decimal {
    /** decNumber's DEC_MAX_EMAX, as jq is built with. */
    private static final int MAX_EXPONENT = 999_999_999;

    /** The smallest exponent of the last digit. */
    private static final int MIN_EXPONENT = -1_147_483_646;

    /** No exponent that is written comes near it; sums of it with lengths do not overflow. */
    private static final long BEYOND = 1L << 60;

    /** A double has no more significant digits than that; jq rounds literals to so many before it takes their value. */
    private static final int DOUBLE_DIGITS = 17;

    /** From six zeros after the point on, an exponent is written. */
    private static final int MIN_PLAIN_EXPONENT = -6;

    private final boolean negative;
    /** ASCII digits, without leading zeros; at least one. */
    private final byte[] digits;

    private final long exponent;

    private Decimal(boolean negative, byte[] digits, long exponent) {
        this.negative = negative;
        this.digits = digits;
        this.exponent = exponent;
    }

    /** Reads a number that is no name; null when its exponent is beyond those of jq's decimals. */
    static @Nullable Decimal parse(byte[] text, int from, int to) {
        int at = text[from] == '-' || text[from] == '+' ? from + 1 : from;
        byte[] digits = new byte[to - at];
        int count = 0;
        int decimals = 0;
        boolean fraction = false;
        for (; at < to && text[at] != 'e' && text[at] != 'E'; at++) {
            if (text[at] == '.') {
                fraction = true;
                continue;
            }
            decimals += fraction ? 1 : 0;
            if (count > 0 || text[at] != '0') {
                digits[count++] = text[at];
            }
        }
        if (count == 0) {
            digits[count++] = '0';
        }
        long exponent = (at < to ? exponent(text, at + 1, to) : 0) - decimals;
        Decimal decimal = new Decimal(text[from] == '-', Arrays.copyOf(digits, count), exponent);
        return decimal.adjusted() <= MAX_EXPONENT && exponent >= MIN_EXPONENT ? decimal : null;
    }

    private static long exponent(byte[] text, int from, int to) {
        boolean minus = text[from] == '-';
        long value = 0;
        for (int at = minus || text[from] == '+' ? from + 1 : from; at < to; at++) {
            value = Math.min(BEYOND, value * 10 + text[at] - '0');
        }
        return minus ? -value : value;
    }

    /** The exponent of the first digit. */
    private long adjusted() {
        return exponent + digits.length - 1;
    }

    private boolean isZero() {
        return digits[0] == '0';
    }

    /** The same with the other sign; zero has none. */
    Decimal negated() {
        return new Decimal(!negative && !isZero(), digits, exponent);
    }

    double toDouble() {
        String sign = negative ? "-" : "";
        if (digits.length <= DOUBLE_DIGITS) {
            return Double.parseDouble(sign + ascii(digits.length) + "e" + exponent);
        }
        long first = Long.parseLong(ascii(DOUBLE_DIGITS)) + (digits[DOUBLE_DIGITS] >= '5' ? 1 : 0);
        return Double.parseDouble(sign + first + "e" + (exponent + digits.length - DOUBLE_DIGITS));
    }

    int compareTo(Decimal that) {
        int sign = signum();
        if (sign != that.signum() || sign == 0) {
            return Integer.compare(sign, that.signum());
        }
        int order = Long.compare(adjusted(), that.adjusted());
        return sign * (order != 0 ? order : compareDigits(that));
    }

    private int signum() {
        return isZero() ? 0 : negative ? -1 : 1;
    }

    /** Compares the digits of numbers whose first digits have the same weight. */
    private int compareDigits(Decimal that) {
        int common = Math.min(digits.length, that.digits.length);
        int order = Arrays.compare(digits, 0, common, that.digits, 0, common);
        if (order != 0 || digits.length == that.digits.length) {
            return order;
        }
        return hasMoreThanZeros(digits, common) ? 1 : hasMoreThanZeros(that.digits, common) ? -1 : 0;
    }

    private static boolean hasMoreThanZeros(byte[] digits, int from) {
        for (int i = from; i < digits.length; i++) {
            if (digits[i] != '0') {
                return true;
            }
        }
        return false;
    }

    private String ascii(int count) {
        return new String(digits, 0, count, StandardCharsets.ISO_8859_1);
    }

    /** All digits, in the form of the General Decimal Arithmetic's to-scientific-string. */
    @Override
    public String toString() {
        String all = ascii(digits.length);
        StringBuilder text = new StringBuilder(all.length() + 16).append(negative ? "-" : "");
        if (exponent > 0 || adjusted() < MIN_PLAIN_EXPONENT) {
            text.append(all.charAt(0)).append(all.length() > 1 ? "." : "").append(all, 1, all.length());
            return text.append(adjusted() < 0 ? "E" : "E+").append(adjusted()).toString();
        }
        int point = (int) (all.length() + exponent);
        if (point <= 0) {
            return text.append("0.").repeat('0', -point).append(all).toString();
        }
        text.append(all, 0, point);
        return exponent == 0
                ? text.toString()
                : text.append('.').append(all, point, all.length()).toString();
    }
}
