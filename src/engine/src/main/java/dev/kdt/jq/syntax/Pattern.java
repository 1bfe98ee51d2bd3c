package dev.kdt.jq.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pattern after {@code as}, which takes a value apart. */
public sealed interface Pattern {
    /** {@code $name}. */
    record Whole(String name) implements Pattern {}

    /** {@code [pattern, …]}. */
    record Elements(List<Pattern> elements, int at) implements Pattern {}

    /** {@code {key: pattern, …}}. */
    record Fields(List<Field> fields, int at) implements Pattern {}

    /**
     * One field of an object pattern.
     *
     * @param variable the variable that is given the field's whole value, if any ({@code $name} or {@code $name: pattern})
     * @param key gives the key
     * @param pattern how the field's value is taken apart further, if it is
     * @param at the index of the field in the program's text
     */
    record Field(
            @Nullable String variable, Ast key, @Nullable Pattern pattern, int at) {}
}
