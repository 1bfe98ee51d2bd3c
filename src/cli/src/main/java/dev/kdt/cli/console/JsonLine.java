package dev.kdt.cli.console;

import dev.kdt.json.Value;

/** A JSON object on one line, for programs that read a log. Members stay in the order in which they are added. */
public final class JsonLine {
    private final StringBuilder text = new StringBuilder("{");

    /** Adds a string. */
    public JsonLine add(String name, String value) {
        return addRaw(name, Value.of(value).toString());
    }

    /** Adds a whole number. */
    public JsonLine add(String name, long value) {
        return addRaw(name, Long.toString(value));
    }

    /** Adds a number. */
    public JsonLine add(String name, double value) {
        return addRaw(name, Value.of(value).toString());
    }

    private JsonLine addRaw(String name, String json) {
        text.append(text.length() == 1 ? "" : ",")
                .append(Value.of(name))
                .append(':')
                .append(json);
        return this;
    }

    /** The object, without an end of line. */
    @Override
    public String toString() {
        return text + "}";
    }
}
