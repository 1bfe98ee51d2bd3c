package dev.kdt.generate.value;

/**
 * Ranks from 1 to a size, of which the first is drawn most often: rank k with a probability in proportion to k to the power of minus
 * the exponent. Rejection-inversion after Hörmann and Derflinger ("Rejection-inversion to generate variates from monotone discrete
 * distributions", 1996), which needs no table, however large the size.
 */
public final class Zipf implements Quantity {
    private final long size;
    private final double exponent;
    private final double first;
    private final double last;
    private final double accepted;

    /**
     * Prepares to draw.
     *
     * @param size the last rank, at least 1
     * @param exponent at least 0, for which all ranks are as likely
     */
    public Zipf(long size, double exponent) {
        if (size < 1 || !(exponent >= 0)) {
            throw new IllegalArgumentException("size " + size + ", exponent " + exponent);
        }
        this.size = size;
        this.exponent = exponent;
        this.first = integral(1.5) - 1;
        this.last = integral(size + 0.5);
        this.accepted = 2 - inverse(integral(2.5) - density(2));
    }

    @Override
    public long draw(Random random) {
        while (true) {
            double area = last + random.unit() * (first - last);
            double x = inverse(area);
            long rank = Math.clamp(Math.round(x), 1, size);
            if (rank - x <= accepted || area >= integral(rank + 0.5) - density((double) rank)) {
                return rank;
            }
        }
    }

    private double density(double x) {
        return Math.exp(-exponent * Math.log(x));
    }

    /** The integral of the density from 1 to x. */
    private double integral(double x) {
        double logarithm = Math.log(x);
        return growth((1 - exponent) * logarithm) * logarithm;
    }

    private double inverse(double area) {
        double t = Math.max(-1, area * (1 - exponent));
        return Math.exp(slope(t) * area);
    }

    /** (exp(x) - 1) / x, also near 0. */
    private static double growth(double x) {
        return Math.abs(x) > 1e-8 ? Math.expm1(x) / x : 1 + x / 2;
    }

    /** log(1 + x) / x, also near 0. */
    private static double slope(double x) {
        return Math.abs(x) > 1e-8 ? Math.log1p(x) / x : 1 - x / 2;
    }
}
