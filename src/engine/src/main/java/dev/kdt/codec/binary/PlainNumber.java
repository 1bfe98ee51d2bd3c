package dev.kdt.codec.binary;

import dev.kdt.json.NumberValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers as binary formats have them: whole numbers and doubles. */
final class PlainNumber {
    /** Up to here a double holds every whole number. */
    private static final double EXACT = 1L << 53;

    /** A number with more digits before its point is written as a double. */
    private static final int MOST_DIGITS = 1_000;

    private PlainNumber() {}

    /** The number, if it is a whole one; null when it has a fraction, or was calculated beyond 2^53. */
    static @Nullable BigInteger whole(NumberValue number) {
        double nearest = number.number();
        if (nearest == Math.rint(nearest) && Math.abs(nearest) < EXACT) {
            return BigInteger.valueOf((long) nearest);
        }
        BigDecimal exact = number.exact();
        if (exact == null || exact.precision() - exact.scale() > MOST_DIGITS || exact.scale() > MOST_DIGITS) {
            return null;
        }
        BigDecimal shortest = exact.stripTrailingZeros();
        return shortest.scale() > 0 ? null : shortest.toBigInteger();
    }
}
