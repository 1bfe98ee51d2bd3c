package dev.kdt.generate.value;

/** The entities of which a record tells: one of each kind. */
@FunctionalInterface
public interface Entities {
    /** The entity of that kind, good until the next record begins. */
    Entity of(int kind);
}
