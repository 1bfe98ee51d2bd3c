package dev.kdt.pipeline.config;

import dev.kdt.jq.program.Expression;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one step of a pipeline file, checked by its spec: every field is known, of its type, and there if it is required.
 *
 * @param step the step's name, for messages: its type, or the name that the file gives it
 * @param place where the step stands
 * @param values by field: {@link Expression}, {@code List<PathField>}, {@link String}, {@code List<String>}, {@link Long},
 *     {@link Double}, {@link Boolean}, {@link Duration}, {@code Map<String, Expression>} or {@code Map<String, String>}
 * @param places where each field's value stands
 */
public record Fields(String step, Place place, Map<String, Object> values, Map<String, Place> places) {
    public Fields {
        values = new LinkedHashMap<>(values);
        places = new LinkedHashMap<>(places);
    }

    /**
     * A path of a field.
     *
     * @param source as the file writes it
     * @param paths the program that gives the places it leads to
     */
    public record PathField(String source, Expression paths) {}

    public boolean has(String field) {
        return values.containsKey(field);
    }

    /** The place of the field's value; the step's place when the field is absent. */
    public Place placeOf(String field) {
        return places.getOrDefault(field, place);
    }

    public Expression expression(String field) {
        return required(field, Expression.class);
    }

    public @Nullable Expression expressionOrNull(String field) {
        return (Expression) values.get(field);
    }

    public String text(String field) {
        return required(field, String.class);
    }

    public String text(String field, String absent) {
        return has(field) ? text(field) : absent;
    }

    public @Nullable String textOrNull(String field) {
        return (String) values.get(field);
    }

    @SuppressWarnings("unchecked") // The reader puts only texts into fields of this type.
    public List<String> texts(String field) {
        return has(field) ? required(field, List.class) : List.of();
    }

    @SuppressWarnings("unchecked") // The reader puts only paths into fields of this type.
    public List<PathField> paths(String field) {
        return has(field) ? required(field, List.class) : List.of();
    }

    @SuppressWarnings("unchecked") // The reader puts only expressions into fields of this type.
    public Map<String, Expression> expressions(String field) {
        return has(field) ? required(field, Map.class) : Map.of();
    }

    @SuppressWarnings("unchecked") // The reader puts only texts into fields of this type.
    public Map<String, String> names(String field) {
        return has(field) ? required(field, Map.class) : Map.of();
    }

    public long whole(String field, long absent) {
        return has(field) ? required(field, Long.class) : absent;
    }

    public double number(String field, double absent) {
        return has(field) ? required(field, Double.class) : absent;
    }

    public boolean isSet(String field) {
        return has(field) && required(field, Boolean.class);
    }

    public Duration span(String field, Duration absent) {
        return has(field) ? required(field, Duration.class) : absent;
    }

    private <T> T required(String field, Class<T> type) {
        return type.cast(Objects.requireNonNull(values.get(field), () -> "field '" + field + "' was not checked"));
    }
}
