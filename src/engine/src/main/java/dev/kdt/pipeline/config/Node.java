package dev.kdt.pipeline.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a pipeline file: YAML or JSON, with its place. */
public sealed interface Node {
    Place place();

    /** The kind of node, for messages: {@code a list}. */
    String kind();

    /**
     * A single value.
     *
     * @param text as it was written, without quotes and escapes
     * @param type what the text stands for
     * @param textPlace where the text begins: after an opening quote, and on the next line for a block of lines
     */
    record Scalar(Place place, String text, Type type, Place textPlace) implements Node {
        /** The JSON type of a value without quotes; one with quotes is always a string. */
        public enum Type {
            STRING,
            NUMBER,
            BOOLEAN,
            NULL
        }

        @Override
        public String kind() {
            return switch (type) {
                case STRING -> "a text";
                case NUMBER -> "a number";
                case BOOLEAN -> "true or false";
                case NULL -> "nothing";
            };
        }
    }

    /** A list. */
    record Sequence(Place place, List<Node> items) implements Node {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Keys and their values, in the file's order; no key comes twice. */
    record Mapping(Place place, List<Entry> entries) implements Node {
        @Override
        public String kind() {
            return "a mapping of keys to values";
        }

        /** The entry of that key; null when there is none. */
        public @Nullable Entry entry(String key) {
            for (Entry each : entries) {
                if (each.key().text().equals(key)) {
                    return each;
                }
            }
            return null;
        }

        /** The value of that key; null when there is none. */
        public @Nullable Node get(String key) {
            Entry entry = entry(key);
            return entry == null ? null : entry.value();
        }
    }

    /** One key of a mapping. */
    record Entry(Scalar key, Node value) {}
}
