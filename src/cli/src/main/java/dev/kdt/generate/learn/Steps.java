package dev.kdt.generate.learn;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The step by which numbers differ: 0.05 for prices that end in 0 or 5. */
final class Steps {
    private static final int ENOUGH = 20;

    private Steps() {}

    /** The greatest step whose multiples all numbers are; one unit of the last decimal at least. */
    static double of(double[] numbers, int decimals) {
        BigInteger step = BigInteger.ZERO;
        for (double each : numbers) {
            BigDecimal unscaled = new BigDecimal(each).movePointRight(decimals).setScale(0, RoundingMode.HALF_EVEN);
            step = step.gcd(unscaled.toBigInteger());
        }
        boolean isKnown = numbers.length >= ENOUGH && step.signum() > 0;
        return new BigDecimal(isKnown ? step : BigInteger.ONE)
                .movePointLeft(decimals)
                .doubleValue();
    }
}
