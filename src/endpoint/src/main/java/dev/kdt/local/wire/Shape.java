package dev.kdt.local.wire;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a request's member: a type and its constraints, as the service models state them. Shapes are data; {@link
 * Validation} reads them.
 */
public sealed interface Shape {
    /** Text of {@code min} to {@code max} characters; when {@code pattern} is given, all of it must match. */
    record Text(int min, int max, @Nullable Pattern pattern) implements Shape {}

    /** One of the words in {@code values}. */
    record Choice(List<String> values) implements Shape {}

    /** A whole number. {@code type} is the Java type that the service names in its messages. */
    record Whole(String type, long min, long max) implements Shape {}

    record Flag() implements Shape {}

    /** A point in time; becomes milliseconds since the epoch. */
    record Moment() implements Shape {}

    /** Bytes; base64 in JSON. */
    record Blob(int min, int max) implements Shape {}

    record ListOf(int min, int max, Shape member) implements Shape {}

    record MapOf(int min, int max, Text key, Text value) implements Shape {}

    /**
     * An object. Its fields are checked in this order, which is the order of the messages.
     *
     * @param wireName what the service prints for such a value inside a list
     */
    record Structure(String wireName, List<Field> fields) implements Shape {}

    /** A named member of a structure. */
    record Field(String name, Shape shape, Presence presence) {}

    /** Whether a member must be there. */
    enum Presence {
        REQUIRED,
        OPTIONAL
    }

    Flag FLAG = new Flag();
    Moment MOMENT = new Moment();

    static Field required(String name, Shape shape) {
        return new Field(name, shape, Presence.REQUIRED);
    }

    static Field optional(String name, Shape shape) {
        return new Field(name, shape, Presence.OPTIONAL);
    }

    static Structure structure(Field... fields) {
        return new Structure("", List.of(fields));
    }

    static Structure structure(String wireName, Field... fields) {
        return new Structure(wireName, List.of(fields));
    }

    static Text text(int min, int max) {
        return new Text(min, max, null);
    }

    static Text text(int min, int max, String pattern) {
        return new Text(min, max, Pattern.compile(pattern));
    }

    /** Text of any length that matches {@code pattern}. */
    static Text matching(String pattern) {
        return text(0, Integer.MAX_VALUE, pattern);
    }

    static Choice choice(String... values) {
        return new Choice(List.of(values));
    }

    static Whole integer(int min, int max) {
        return new Whole("Integer", min, max);
    }

    static Whole integer() {
        return integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
