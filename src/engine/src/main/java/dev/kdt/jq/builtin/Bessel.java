package dev.kdt.jq.builtin;

/**
 * Bessel functions of whole order. For small arguments those of the first kind come from their recurrence, run downwards and
 * made to fit their sum, and those of the second kind from Neumann's series over them; for large ones both come from Hankel's
 * expansion. (Abramowitz and Stegun, Handbook of Mathematical Functions, 9.1.27, 9.1.46, 9.1.88, 9.2.5 to 9.2.10.)
 */
final class Bessel {
    /** From here on, Hankel's expansion is exact to a double. */
    private static final double LARGE = 25;

    /** Orders to begin the recurrence at, above the argument and the order that is wanted. */
    private static final int AHEAD = 40;

    private static final double EULER_GAMMA = 0.5772156649015329;
    private static final double HUGE = 1e250;

    /** Squares of smaller arguments do not matter. */
    private static final double TINY = 1e-9;

    private static final int MOST_ORDER = 1_000_000;

    private Bessel() {}

    /** Of the first kind. */
    static double first(int order, double x) {
        int n = Math.abs(order);
        double sign = (order < 0) != (x < 0) && n % 2 == 1 ? -1 : 1;
        double argument = Math.abs(x);
        if (Double.isNaN(x) || Double.isInfinite(x) || n > MOST_ORDER) {
            return Double.isNaN(x) || (n < argument && !Double.isInfinite(x)) ? Double.NaN : 0;
        }
        if (argument < LARGE || n > argument) {
            return sign * small(n, argument)[n];
        }
        return sign * upwards(n, argument, hankel(0, argument)[0], hankel(1, argument)[0]);
    }

    /** Of the second kind; not-a-number for negative arguments. */
    static double second(int order, double x) {
        int n = Math.abs(order);
        double sign = order < 0 && n % 2 == 1 ? -1 : 1;
        if (Double.isNaN(x) || x < 0) {
            return Double.NaN;
        }
        if (x == 0 || Double.isInfinite(x) || n > MOST_ORDER) {
            return Double.isInfinite(x) ? 0 : Double.NEGATIVE_INFINITY * sign;
        }
        if (x >= LARGE) {
            return sign * upwards(n, x, hankel(0, x)[1], hankel(1, x)[1]);
        }
        double[] first = small(0, x);
        double logarithm = Math.log(x / 2) + EULER_GAMMA;
        double zero = 0;
        double one = 0;
        for (int k = (first.length - 2) / 2; k >= 1; k--) {
            double alternating = k % 2 == 0 ? 1 : -1;
            zero += alternating * first[2 * k] / k;
            one += alternating * (first[2 * k - 1] - first[2 * k + 1]) / k;
        }
        zero = 2 / Math.PI * (logarithm * first[0] - 2 * zero);
        // The derivative of order 0, with another sign.
        one = 2 / Math.PI * (one + logarithm * first[1] - first[0] / x);
        return sign * upwards(n, x, zero, one);
    }

    /** The functions of the first kind of the orders from 0 on, at least up to {@code order}. */
    private static double[] small(int order, double x) {
        int last = 2 * ((Math.max(order, (int) x) + AHEAD) / 2);
        double[] values = new double[last + 2];
        if (x < TINY) {
            values[0] = 1;
            for (int k = 1; k < values.length; k++) {
                values[k] = values[k - 1] * x / (2 * k);
            }
            return values;
        }
        values[last] = 1e-280;
        double sum = 2 * values[last];
        for (int k = last; k > 0; k--) {
            values[k - 1] = 2 * k / x * values[k] - values[k + 1];
            if (Math.abs(values[k - 1]) > HUGE) {
                scale(values, k - 1, 1 / HUGE);
                sum /= HUGE;
            }
            sum += k - 1 == 0 ? values[0] : (k - 1) % 2 == 0 ? 2 * values[k - 1] : 0;
        }
        scale(values, 0, 1 / sum);
        return values;
    }

    private static void scale(double[] values, int from, double factor) {
        for (int i = from; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    /** Of orders 0 and 1, for large arguments: the functions of the first and of the second kind. */
    private static double[] hankel(int order, double x) {
        double p = 1;
        double q = 0;
        double term = 1;
        double squares = 4.0 * order * order;
        for (int k = 1; Math.abs(term) > 1e-18 && k < 2 * LARGE; k++) {
            double odd = 2 * k - 1;
            term *= (squares - odd * odd) / (k * 8 * x);
            switch (k % 4) {
                case 0 -> p += term;
                case 1 -> q += term;
                case 2 -> p -= term;
                default -> q -= term;
            }
        }
        // Cosine and sine of x less a quarter of pi, times the root of two, so that nothing cancels out.
        double sine = Math.sin(x);
        double cosine = Math.cos(x);
        double sum = sine + cosine;
        double difference = sine - cosine;
        if (x < Double.MAX_VALUE / 2) {
            double product = -Math.cos(2 * x);
            if (sine * cosine < 0) {
                sum = product / difference;
            } else {
                difference = product / sum;
            }
        }
        double c = order == 0 ? sum : difference;
        double s = order == 0 ? difference : -sum;
        double scale = 1 / Math.sqrt(Math.PI * x);
        return new double[] {scale * (p * c - q * s), scale * (p * s + q * c)};
    }

    private static double upwards(int order, double x, double zero, double one) {
        double before = zero;
        double value = order == 0 ? zero : one;
        for (int k = 1; k < order; k++) {
            double next = 2 * k / x * value - before;
            before = value;
            value = next;
        }
        return value;
    }
}
