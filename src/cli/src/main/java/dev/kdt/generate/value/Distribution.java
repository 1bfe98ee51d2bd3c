package dev.kdt.generate.value;

/** A real number that is drawn. It holds no state that changes, so that several threads share it. */
@FunctionalInterface
public interface Distribution {
    double draw(Random random);
}
