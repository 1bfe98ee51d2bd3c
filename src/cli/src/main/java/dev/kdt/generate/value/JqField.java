package dev.kdt.generate.value;

import dev.kdt.bytes.ByteBuilder;

/** The first result of a jq expression over the record so far; without a result, the record does not have the field. */
public record JqField(Calculation calculation) implements Field {
    @Override
    public void write(Draw draw, ByteBuilder out) {
        calculation.write(draw, out);
    }

    @Override
    public boolean isAlwaysThere() {
        return false;
    }
}
