package dev.kdt.generate.value;

/**
 * Numbers of a distribution, rounded to whole ones. A number outside of the bounds is drawn again; where the bounds hold next to
 * nothing of the distribution, and no try succeeds, it is the bound that is nearer.
 *
 * @param scale by which numbers are multiplied before they are rounded, such as 100 for two decimals
 * @param least the least whole number, after scaling
 * @param most the greatest whole number, after scaling
 */
public record Rounded(Distribution distribution, double scale, long least, long most) implements Quantity {
    private static final int TRIES = 100;

    @Override
    public long draw(Random random) {
        long number = 0;
        for (int i = 0; i < TRIES; i++) {
            number = Math.round(distribution.draw(random) * scale);
            if (number >= least && number <= most) {
                return number;
            }
        }
        return Math.clamp(number, least, most);
    }
}
