package dev.kdt.generate.value;

/**
 * Whole numbers that are all as likely.
 *
 * @param from the least one
 * @param steps how many steps lead to the greatest one, at least 0
 * @param step from one number to the next, at least 1
 */
public record Uniform(long from, long steps, long step) implements Quantity {
    public Uniform {
        if (steps < 0 || steps == Long.MAX_VALUE || step < 1) {
            throw new IllegalArgumentException("steps " + steps + ", step " + step);
        }
    }

    /** All numbers from {@code from} to {@code to}, both of them included; {@code to} is not less than {@code from}. */
    public static Uniform between(long from, long to) {
        return new Uniform(from, Math.subtractExact(to, from), 1);
    }

    @Override
    public long draw(Random random) {
        return from + random.below(steps + 1) * step;
    }
}
