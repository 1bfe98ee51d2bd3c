package dev.kdt.generate.value;

/**
 * A whole number that is drawn, in a unit that its user knows: the last decimal place of a number, microseconds of a time span,
 * elements of an array. It holds no state that changes, so that several threads share it.
 */
@FunctionalInterface
public interface Quantity {
    long draw(Random random);

    /** Always the same number; nothing is drawn. */
    static Quantity of(long number) {
        return _ -> number;
    }
}
