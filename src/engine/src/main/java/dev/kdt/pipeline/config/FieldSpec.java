package dev.kdt.pipeline.config;

import org.jspecify.annotations.Nullable;

/**
 * A field of a step.
 *
 * @param name as the pipeline file writes it
 * @param type what may stand in it
 * @param required whether the step cannot do without
 * @param defaultText what counts when the field is not there, for the reference
 * @param summary what it means, a sentence
 */
public record FieldSpec(
        String name,
        FieldType type,
        boolean required,
        @Nullable String defaultText,
        String summary) {
    public static FieldSpec required(String name, FieldType type, String summary) {
        return new FieldSpec(name, type, true, null, summary);
    }

    public static FieldSpec optional(String name, FieldType type, String summary) {
        return new FieldSpec(name, type, false, null, summary);
    }

    public static FieldSpec optional(String name, FieldType type, String defaultText, String summary) {
        return new FieldSpec(name, type, false, defaultText, summary);
    }
}
