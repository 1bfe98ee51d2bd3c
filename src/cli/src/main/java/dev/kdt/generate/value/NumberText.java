package dev.kdt.generate.value;

import dev.kdt.bytes.ByteBuilder;

/** Writes numbers as digits, without allocating. */
public final class NumberText {
    /** Digits of the greatest long. */
    private static final int MOST = 19;

    private NumberText() {}

    /** Adds a number that is not negative, with zeros in front up to {@code width} digits. */
    public static void padded(long number, int width, ByteBuilder out) {
        int length = Math.max(digits(number), width);
        byte[] bytes = out.reserve(length);
        fill(number, bytes, out.size(), out.size() + length);
        out.grew(length);
    }

    /**
     * Adds a decimal number.
     *
     * @param unscaled the number without its point: 1990 with two decimals is 19.90
     * @param decimals digits behind the point, from 0, which are all written
     */
    public static void decimal(long unscaled, int decimals, ByteBuilder out) {
        if (unscaled == Long.MIN_VALUE) {
            throw new IllegalArgumentException("too small: " + unscaled);
        }
        if (unscaled < 0) {
            out.put('-');
        }
        long positive = Math.abs(unscaled);
        if (decimals == 0) {
            padded(positive, 1, out);
            return;
        }
        int length = Math.max(digits(positive), decimals + 1) + 1;
        byte[] bytes = out.reserve(length);
        int from = out.size();
        int point = from + length - decimals - 1;
        long rest = fill(positive, bytes, point + 1, from + length);
        bytes[point] = '.';
        fill(rest, bytes, from, point);
        out.grew(length);
    }

    /** Writes the last digits to {@code [from, to)} and returns the number that is in front of them. */
    static long fill(long number, byte[] bytes, int from, int to) {
        long rest = number;
        for (int i = to - 1; i >= from; i--) {
            long tenth = rest / 10;
            bytes[i] = (byte) ('0' + (rest - tenth * 10));
            rest = tenth;
        }
        return rest;
    }

    private static int digits(long number) {
        long bound = 10;
        for (int digits = 1; digits < MOST; digits++) {
            if (number < bound) {
                return digits;
            }
            bound *= 10;
        }
        return MOST;
    }
}
