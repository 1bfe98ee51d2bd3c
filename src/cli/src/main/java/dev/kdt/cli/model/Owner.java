package dev.kdt.cli.model;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** The object that has options as its fields: a command, or a mixin, which is itself a field. It is looked up when a value is set. */
final class Owner {
    private final @Nullable Owner above;
    private final String name;
    private @Nullable Object object;

    /** A command. */
    Owner(Object command) {
        this(null, "");
        object = command;
    }

    private Owner(@Nullable Owner above, String name) {
        this.above = above;
        this.name = name;
    }

    /** The mixin that is the field {@code name}. */
    Owner mixin(String name) {
        return new Owner(this, name);
    }

    void set(String field, Object value) {
        try {
            field(field).set(object(), value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object object() {
        if (object == null && above != null) {
            try {
                object = above.field(name).get(above.object());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        if (object == null) {
            throw new IllegalStateException("the mixin " + name + " is not set");
        }
        return object;
    }

    private Field field(String field) {
        Field found = find(object().getClass(), field);
        found.setAccessible(true);
        return found;
    }

    private static Field find(Class<?> type, String name) {
        try {
            return type.getDeclaredField(name);
        } catch (NoSuchFieldException e) {
            Class<?> above = type.getSuperclass();
            if (above == null) {
                throw new IllegalStateException("no field " + name + " (is the build current?)", e);
            }
            return find(above, name);
        }
    }
}
