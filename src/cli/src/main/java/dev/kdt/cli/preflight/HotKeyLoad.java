package dev.kdt.cli.preflight;

import dev.kdt.load.KeySketch;
import dev.kdt.load.Measure;

/** The load of the heaviest key. */
final class HotKeyLoad {
    private HotKeyLoad() {}

    /** The share of what one shard takes in a second; 1 is all of it. */
    static double of(KeySketch.Heaviest key, Measure measure, Measured measured, Estimate estimate) {
        Volume keyed = measured.volume();
        long all = switch (measure) {
            case RECORDS -> keyed.records() - measured.keyless();
            case BYTES -> keyed.bytes();
        };
        return key.share() * estimate.atPeak(all) / measure.limit();
    }
}
