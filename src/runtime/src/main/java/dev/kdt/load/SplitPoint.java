package dev.kdt.load;

import dev.kdt.record.HashKey;

/**
 * A place at which a shard may be split.
 *
 * @param at the first hash key of the upper shard; never the first of the shard that is split, which the service refuses
 * @param below the share of the load, from 0 to 1, that the lower shard has
 * @param error the most by which that share may be wrong, as far as the resolution goes
 */
public record SplitPoint(HashKey at, double below, double error) {
    /** The share of the load that the busier one of the two has. */
    public double greater() {
        return Math.max(below, 1 - below);
    }
}
