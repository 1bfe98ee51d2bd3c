package dev.kdt.generate.learn;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Round numbers: what is estimated is not known better, and the bounds of a sample are values of it. */
final class Rounding {
    private Rounding() {}

    /** The nearest number of so many digits. */
    static double significant(double number, int digits) {
        return number == 0 || !Double.isFinite(number)
                ? number
                : new BigDecimal(number).round(new MathContext(digits)).doubleValue();
    }

    /** The greatest round number not above the smallest value of a range. */
    static double below(double least, double most) {
        double grid = grid(least, most);
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
        double round = multiple(most, grid(least, most), RoundingMode.CEILING);
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

    private static double multiple(double number, double grid, RoundingMode mode) {
        BigDecimal unit = new BigDecimal(grid).round(new MathContext(2));
        BigDecimal times = new BigDecimal(number).round(new MathContext(15)).divide(unit, 0, mode);
        return times.multiply(unit).doubleValue();
    }
}
