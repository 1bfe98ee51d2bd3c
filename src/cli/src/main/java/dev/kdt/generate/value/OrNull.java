package dev.kdt.generate.value;

import dev.kdt.bytes.ByteBuilder;

/** A field that is null in a share of the records. */
public final class OrNull implements Field {
    private final Field field;
    private final long threshold;

    /** @param share of the records in which it is null, from 0 to 1 */
    public OrNull(Field field, double share) {
        this.field = field;
        this.threshold = Random.threshold(share);
    }

    @Override
    public void write(Draw draw, ByteBuilder out) {
        if (draw.random().chance(threshold)) {
            out.ascii("null");
        } else {
            field.write(draw, out);
        }
    }

    @Override
    public boolean isAlwaysThere() {
        return field.isAlwaysThere();
    }
}
