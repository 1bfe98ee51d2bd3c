package dev.kdt.generate.value;

/** The exponential distribution: times between events that do not know of each other; the JDK draws it. */
public record Exponential(double mean) implements Distribution {
    @Override
    public double draw(Random random) {
        return mean * random.nextExponential();
    }
}
