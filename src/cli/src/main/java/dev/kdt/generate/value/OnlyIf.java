package dev.kdt.generate.value;

import dev.kdt.bytes.ByteBuilder;

/** A field that a record has when a condition holds on the record so far. */
public record OnlyIf(Calculation condition, Field field) implements Field {
    @Override
    public void write(Draw draw, ByteBuilder out) {
        if (condition.test(draw, out)) {
            field.write(draw, out);
        }
    }

    @Override
    public boolean isAlwaysThere() {
        return false;
    }
}
