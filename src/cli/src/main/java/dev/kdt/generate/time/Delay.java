package dev.kdt.generate.time;

import dev.kdt.generate.value.Quantity;
import dev.kdt.generate.value.Random;

/** How far some times are behind the others: records that come late, or out of order. */
public final class Delay implements Quantity {
    private final long threshold;
    private final Quantity by;

    /**
     * Prepares to draw.
     *
     * @param share of the times that are behind, from 0 to 1
     * @param by microseconds
     */
    public Delay(double share, Quantity by) {
        this.threshold = Random.threshold(share);
        this.by = by;
    }

    /** Microseconds, 0 for most. */
    @Override
    public long draw(Random random) {
        return random.chance(threshold) ? by.draw(random) : 0;
    }
}
