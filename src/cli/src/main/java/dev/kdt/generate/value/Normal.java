package dev.kdt.generate.value;

/** The normal distribution; the JDK draws it (McFarland's modified ziggurat). */
public record Normal(double mean, double deviation) implements Distribution {
    @Override
    public double draw(Random random) {
        return mean + deviation * random.nextGaussian();
    }
}
