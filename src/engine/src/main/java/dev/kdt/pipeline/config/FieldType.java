package dev.kdt.pipeline.config;

import java.util.List;

/** The type of a field's value. */
public sealed interface FieldType {
    /** A jq expression. */
    record Expression() implements FieldType {}

    /** One jq path, or a list of them, such as {@code .items[].card}. */
    record Paths() implements FieldType {}

    /** Any text; {@code ${NAME}} in it stands for a variable of the environment. */
    record Text() implements FieldType {}

    /** One text, or a list of them. */
    record Texts() implements FieldType {}

    /** One of these words. */
    record Choice(List<String> words) implements FieldType {}

    /** One of these words, or a list of them. */
    record Choices(List<String> words) implements FieldType {}

    /** A whole number. */
    record Whole(long least, long most) implements FieldType {}

    /** Any number. */
    record Decimal(double least, double most) implements FieldType {}

    /** True or false. */
    record Truth() implements FieldType {}

    /** A time span such as {@code 10m}. */
    record Span() implements FieldType {}

    /** The name of a file, looked for beside the pipeline file. */
    record FileName() implements FieldType {}

    /** Names, each with a jq expression. */
    record Expressions() implements FieldType {}

    /**
     * Names, each with a text.
     *
     * @param meaning for the reference, such as {@code old names, each with the new one}
     */
    record Names(String meaning) implements FieldType {}

    /** For the reference, such as {@code a jq expression}. */
    default String inWords() {
        return switch (this) {
            case Expression _ -> "a jq expression";
            case Paths _ -> "a jq path or a list of them";
            case Text _ -> "a text";
            case Texts _ -> "a text or a list of them";
            case Choice choice -> "one of " + String.join(", ", choice.words());
            case Choices choices -> "one or a list of " + String.join(", ", choices.words());
            case Whole whole ->
                whole.most() == Long.MAX_VALUE
                        ? "a whole number, at least " + whole.least()
                        : "a whole number from " + whole.least() + " to " + whole.most();
            case Decimal number -> "a number from " + plain(number.least()) + " to " + plain(number.most());
            case Truth _ -> "true or false";
            case Span _ -> "a time span such as 10m";
            case FileName _ -> "the name of a file, looked for beside the pipeline file";
            case Expressions _ -> "names, each with a jq expression";
            case Names names -> names.meaning();
        };
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
