package dev.kdt.generate.value;

import dev.kdt.bytes.ByteBuilder;
import org.jspecify.annotations.Nullable;

/** An entity of which the record that is being made tells, at the step that it has come to. */
public interface Entity {
    /** Adds the value of a field, by its place; nothing when this entity does not have it. */
    void write(int place, ByteBuilder out);

    /** Adds an object of all its fields. */
    void writeAll(ByteBuilder out);

    /** Its number among those of its kind, from 1. */
    long number();

    /** The number of the step, from 1. */
    long step();

    /** The state, as JSON text. */
    byte[] state();

    /** The number of the state among those of its kind, from 0. */
    int stateNumber();

    /** When it began, in microseconds since 1970. */
    long began();

    /** The same entity at the step before; null at the first step. */
    @Nullable
    Entity before();
}
