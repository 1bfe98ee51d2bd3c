package dev.kdt.generate.value;

import dev.kdt.bytes.ByteBuilder;

/**
 * Numbers that follow each other: one for each record, in an entity for each entity.
 *
 * @param from the first one
 * @param step from one to the next
 */
public record SequenceField(long from, long step) implements Field {
    @Override
    public void write(Draw draw, ByteBuilder out) {
        NumberText.decimal(from + (draw.number() - 1) * step, 0, out);
    }
}
