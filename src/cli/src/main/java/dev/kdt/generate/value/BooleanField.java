package dev.kdt.generate.value;

import dev.kdt.bytes.ByteBuilder;

/** True with a share, false otherwise. */
public final class BooleanField implements Field {
    private final long threshold;

    /**
     * Prepares to draw.
     *
     * @param share from 0 (never true) to 1 (always true)
     */
    public BooleanField(double share) {
        threshold = Random.threshold(share);
    }

    @Override
    public void write(Draw draw, ByteBuilder out) {
        out.ascii(draw.random().chance(threshold) ? "true" : "false");
    }
}
