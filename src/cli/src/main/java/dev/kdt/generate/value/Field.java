package dev.kdt.generate.value;

import dev.kdt.bytes.ByteBuilder;

/**
 * One field of a template, compiled. It holds no state that changes, so that several threads share it: all that is drawn comes
 * from the {@link Draw}, and the same draw gives the same bytes.
 */
@FunctionalInterface
public interface Field {
    /**
     * Adds the field's value as JSON. It adds nothing when the record does not have the field: then its name is left out, too.
     *
     * @param draw the circumstances of the record
     * @param out where the record is written; what stands before belongs to others
     */
    void write(Draw draw, ByteBuilder out);

    /** Whether each record has the field. */
    default boolean isAlwaysThere() {
        return true;
    }
}
