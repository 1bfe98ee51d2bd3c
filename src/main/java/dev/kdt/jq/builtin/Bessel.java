package dev.kdt.jq.builtin;

import java.util.function.DoubleUnaryOperator;

/** Bessel functions of whole order, by integrating their integral representations. */
final class Bessel {
    private static final int STEPS = 2000;

    private Bessel() {}

    /** Of the first kind: Bessel's integral; its integrand is periodic, so that the plain sum converges at once. */
    static double first(int order, double x) {
        if (Double.isInfinite(x)) {
            return 0;
        }
        int steps = Math.max(200, (int) Math.min(100_000, 4 * Math.abs(x) + 200));
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double angle = Math.PI * 2 * i / steps;
            sum += Math.cos(order * angle - x * Math.sin(angle));
        }
        double value = sum / steps;
        return Math.abs(value) < 1e-16 ? 0 : value;
    }

    /** Of the second kind, for positive arguments: Schläfli's integral, by Simpson's rule. */
    static double second(int order, double x) {
        if (x == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (x < 0 || Double.isNaN(x)) {
            return Double.NaN;
        }
        double oscillating = simpson(0, Math.PI, t -> Math.sin(x * Math.sin(t) - order * t));
        // Beyond this the integrand is less than the smallest double.
        double end = Math.log(1500 / x + 2 * Math.abs(order) + 2) + 2;
        double sign = order % 2 == 0 ? 1 : -1;
        double decaying =
                simpson(0, end, t -> (Math.exp(order * t) + sign * Math.exp(-order * t)) * Math.exp(-x * Math.sinh(t)));
        return (oscillating - decaying) / Math.PI;
    }

    private static double simpson(double from, double to, DoubleUnaryOperator f) {
        double step = (to - from) / (2 * STEPS);
        double sum = f.applyAsDouble(from) + f.applyAsDouble(to);
        for (int i = 1; i < 2 * STEPS; i++) {
            sum += (i % 2 == 0 ? 2 : 4) * f.applyAsDouble(from + i * step);
        }
        return sum * step / 3;
    }
}
