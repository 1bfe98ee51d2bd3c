package dev.kdt.generate.entity;

import dev.kdt.generate.value.ObjectField;
import dev.kdt.generate.value.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A kind of entities.
 *
 * @param name as the template writes it
 * @param number of the kind, from 0
 * @param with the kind of which each entity has one, drawn once; {@link #NONE} without
 * @param fields drawn once for each entity
 * @param changing fields that are drawn at each step
 * @param chosen the number of the entity that a record or another entity tells of
 * @param count how many entities there are
 * @param lifeCycle its states; null for a population that does not change
 */
public record EntityKind(
        String name,
        int number,
        int with,
        ObjectField fields,
        ObjectField changing,
        Quantity chosen,
        long count,
        @Nullable LifeCycle lifeCycle) {
    /** In place of the number of a kind. */
    public static final int NONE = -1;
}
