package dev.kdt.generate.learn;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Round numbers: what is estimated is not known better, and the bounds of a sample are values of it. */
final class Rounding {
    private static final double FEW_UNITS = 5;

    private Rounding() {}

    /** The nearest number of so many digits. */
    static double significant(double number, int digits) {
        return number == 0 || !Double.isFinite(number)
                ? number
                : new BigDecimal(number).round(new MathContext(digits)).doubleValue();
    }

    /** The greatest round number not above the smallest value of a range. */
    static double below(double least, double most) {
        return below(least, most, 0);
    }

    /** The same for numbers that differ by {@code unit}: the bound is rounded to a few units at least, or it is a number of the sample. */
    static double below(double least, double most, double unit) {
        double grid = Math.max(grid(least, most), FEW_UNITS * unit);
        double round = multiple(least, grid, RoundingMode.FLOOR);
        if (round <= 0 && least > 0) { // Prices above zero stay above zero.
            return new BigDecimal(least)
                    .round(new MathContext(1, RoundingMode.DOWN))
                    .doubleValue();
        }
        return round;
    }

    /** The smallest round number not below the greatest value of a range. */
    static double above(double least, double most) {
        return above(least, most, 0);
    }

    /** The same for numbers that differ by {@code unit}. */
    static double above(double least, double most, double unit) {
        double round = multiple(most, Math.max(grid(least, most), FEW_UNITS * unit), RoundingMode.CEILING);
        if (round >= 0 && most < 0) {
            return new BigDecimal(most)
                    .round(new MathContext(1, RoundingMode.DOWN))
                    .doubleValue();
        }
        return round;
    }

    /** A twentieth of the range's order of magnitude. */
    private static double grid(double least, double most) {
        double range = Math.max(most - least, Math.max(Math.abs(most), Math.abs(least)) * 1e-6);
        return range == 0 ? 1 : Math.pow(10, Math.floor(Math.log10(range))) / 20;
    }

    /** The nearest multiple of {@code grid} in the mode's direction. */
    static double multiple(double number, double grid, RoundingMode mode) {
        BigDecimal unit = new BigDecimal(grid).round(new MathContext(2));
        BigDecimal times = new BigDecimal(number).round(new MathContext(15)).divide(unit, 0, mode);
        return times.multiply(unit).doubleValue();
    }
}
