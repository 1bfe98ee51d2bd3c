package dev.kdt.generate.value;

/**
 * Numbers whose logarithms are distributed normally: sizes, amounts of money, latencies.
 *
 * @param median half of the numbers are below it
 * @param sigma standard deviation of the natural logarithm
 */
public record LogNormal(double median, double sigma) implements Distribution {
    @Override
    public double draw(Random random) {
        return median * Math.exp(sigma * random.nextGaussian());
    }
}
