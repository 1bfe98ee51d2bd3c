package dev.kdt.cli.show;

import dev.kdt.load.Sizes;

/** Sizes of payloads as a JSON object. Its names stay as they are: scripts read them. */
public final class SizesJson {
    private SizesJson() {}

    public static PropertyList of(Sizes sizes) {
        return new PropertyList()
                .add("p50", sizes.median())
                .add("p90", sizes.p90())
                .add("p99", sizes.p99())
                .add("max", sizes.largest());
    }
}
