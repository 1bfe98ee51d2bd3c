package dev.kdt.generate.value;

import dev.kdt.bytes.ByteBuilder;

/** A field that a share of the records has. */
public final class Sometimes implements Field {
    private final Field field;
    private final long threshold;

    /** @param share of the records that have the field, from 0 to 1 */
    public Sometimes(Field field, double share) {
        this.field = field;
        this.threshold = Random.threshold(share);
    }

    @Override
    public void write(Draw draw, ByteBuilder out) {
        if (draw.random().chance(threshold)) {
            field.write(draw, out);
        }
    }

    @Override
    public boolean isAlwaysThere() {
        return false;
    }
}
