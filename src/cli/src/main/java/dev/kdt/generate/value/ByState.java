package dev.kdt.generate.value;

import dev.kdt.bytes.ByteBuilder;
import java.util.List;

/**
 * A field for each state of an entity.
 *
 * @param kind of the entity
 * @param fields by the number of the state
 */
public record ByState(int kind, List<Field> fields) implements Field {
    /** A field for each state, in the order of the states. */
    public ByState {
        fields = List.copyOf(fields);
    }

    @Override
    public void write(Draw draw, ByteBuilder out) {
        fields.get(draw.entity(kind).stateNumber()).write(draw, out);
    }

    @Override
    public boolean isAlwaysThere() {
        return false;
    }
}
