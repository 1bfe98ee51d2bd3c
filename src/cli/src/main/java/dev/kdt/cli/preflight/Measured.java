package dev.kdt.cli.preflight;

import dev.kdt.load.KeySketch;
import dev.kdt.load.Sizes;
import java.util.List;

/**
 * What was measured of records.
 *
 * @param packing the same records, packed
 * @param sizes of payloads
 * @param keyless number of records that are sent with a random key, and are not among the keys
 * @param requests that sending makes without an error
 */
record Measured(
        Volume volume,
        Packing packing,
        Sizes sizes,
        KeySketch keys,
        long keyless,
        long requests,
        List<LimitCheck> limits,
        Traffic traffic) {
    /** The same records at another rate. */
    Measured at(Traffic other) {
        return new Measured(volume, packing, sizes, keys, keyless, requests, limits, other);
    }
}
