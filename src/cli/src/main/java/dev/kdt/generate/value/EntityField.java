package dev.kdt.generate.value;

import dev.kdt.bytes.ByteBuilder;

/**
 * Something of the entity of which a record tells.
 *
 * @param kind of the entity
 * @param before whether it is that of the step before: null at the first step
 */
public record EntityField(int kind, boolean before, Part part) implements Field {
    /** A part of an entity. */
    @FunctionalInterface
    public interface Part {
        /** Adds it; nothing when this entity does not have it. */
        void write(Entity entity, ByteBuilder out);

        /** The field of that place. */
        static Part field(int place) {
            return (entity, out) -> entity.write(place, out);
        }

        /** An object of all fields. */
        static Part all() {
            return Entity::writeAll;
        }

        static Part state() {
            return (entity, out) -> out.put(entity.state());
        }

        static Part step() {
            return (entity, out) -> NumberText.padded(entity.step(), 1, out);
        }
    }

    @Override
    public void write(Draw draw, ByteBuilder out) {
        Entity now = draw.entity(kind);
        Entity told = before ? now.before() : now;
        if (told == null) {
            out.ascii("null");
        } else {
            part.write(told, out);
        }
    }

    @Override
    public boolean isAlwaysThere() {
        return false;
    }
}
