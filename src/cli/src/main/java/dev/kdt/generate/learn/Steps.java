package dev.kdt.generate.learn;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The step by which numbers differ: 0.05 for prices that end in 0 or 5. */
final class Steps {
    private static final int ENOUGH = 20;

    /** Greater numbers are read as the nearest of those that have this many bits; their step is that of the reading. */
    private static final double EXACT = 0x1p53;

    private Steps() {}

    /** The greatest step whose multiples all the sorted numbers are; one unit of the last decimal at least. */
    static double of(double[] numbers, int decimals) {
        BigInteger step = BigInteger.ZERO;
        for (double each : numbers) {
            BigDecimal unscaled = new BigDecimal(each).movePointRight(decimals).setScale(0, RoundingMode.HALF_EVEN);
            step = step.gcd(unscaled.toBigInteger());
        }
        double most = Math.max(Math.abs(numbers[0]), Math.abs(numbers[numbers.length - 1])) * Math.pow(10, decimals);
        boolean isKnown = numbers.length >= ENOUGH && step.signum() > 0 && most <= EXACT;
        return new BigDecimal(isKnown ? step : BigInteger.ONE)
                .movePointLeft(decimals)
                .doubleValue();
    }
}
