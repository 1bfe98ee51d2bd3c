package dev.kdt.cli.playground;

import dev.kdt.cli.screen.TypedText;
import org.jspecify.annotations.Nullable;

/**
 * The text that the user types: that of a step, or a search.
 *
 * @param purpose of the text
 * @param typed the text itself
 */
record Editor(Purpose purpose, TypedText typed) {
    /** The purpose of the text. */
    sealed interface Purpose {
        /**
         * A step of the pipeline.
         *
         * @param target null for the step at the end
         */
        record Step(Draft.@Nullable Target target) implements Purpose {}

        /** A search in what is shown. */
        record Find() implements Purpose {}
    }

    Editor(Purpose purpose, String text) {
        this(purpose, new TypedText(text));
    }

    static String prompt(Draft.@Nullable Target target) {
        return (target == null ? Draft.ADDED : target.step()) + "> ";
    }

    private String prompt() {
        return switch (purpose) {
            case Purpose.Step(Draft.Target target) -> prompt(target);
            case Purpose.Find() -> "/";
        };
    }

    /** The text behind its prompt. */
    TypedText.Area area(int columns, int mostRows) {
        return typed.area(prompt(), columns, mostRows);
    }
}
