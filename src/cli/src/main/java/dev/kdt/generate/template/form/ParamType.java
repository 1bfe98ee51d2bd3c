package dev.kdt.generate.template.form;

/** The type of a value in a template file. */
public enum ParamType {
    ANY("any JSON value"),
    TEXT("a text"),
    WHOLE("a whole number"),
    NUMBER("a number"),
    SHARE("a share such as 12%, 1/8 or 0.12"),
    SPAN("a time span such as 10m"),
    TIME("a time such as 2026-01-01T00:00:00Z"),
    SIZE("a size such as 2KiB"),
    JQ("a jq expression"),
    NUMBERS("a number, a range such as 1..5, or numbers by a distribution"),
    SPANS("a time span, a range such as 5m..1h, or time spans by a distribution"),
    FIELD("a field"),
    FIELDS("names, each with a field"),
    WEIGHTS("a list, texts with their weights, or a list of {weight, value}"),
    FOLLOWERS("a state, a list of states, or states with their weights"),
    ENTITIES("names, each with a kind of entities"),
    STATES("names, each with a state"),
    ENCODING("a format, or a list of it and what is put around it, as in pipelines"),
    MAPPING("a mapping");

    private final String words;

    ParamType(String words) {
        this.words = words;
    }

    /** For the reference and for messages. */
    public String inWords() {
        return words;
    }
}
