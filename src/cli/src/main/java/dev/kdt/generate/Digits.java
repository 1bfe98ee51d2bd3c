package dev.kdt.generate;

import dev.kdt.bytes.ByteBuilder;

/** Writes whole numbers. */
final class Digits {
    private Digits() {}

    /** Adds a number that is not negative, with zeros in front up to {@code width} digits. */
    static void padded(long number, int width, ByteBuilder out) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        int length = Math.max(digits, width);
        byte[] bytes = out.reserve(length);
        long rest = number;
        for (int i = out.size() + length - 1; i >= out.size(); i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        out.grew(length);
    }
}
