package dev.kdt.generate.value;

import dev.kdt.bytes.ByteBuilder;

/**
 * A number.
 *
 * @param quantity the number in units of its last decimal place
 * @param decimals digits behind the point, which are all written: 19.90
 */
public record NumberField(Quantity quantity, int decimals) implements Field {
    @Override
    public void write(Draw draw, ByteBuilder out) {
        NumberText.decimal(quantity.draw(draw.random()), decimals, out);
    }
}
