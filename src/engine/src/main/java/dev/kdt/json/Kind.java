package dev.kdt.json;

/** The seven kinds of JSON values, in the order in which jq sorts them. */
public enum Kind {
    NULL("null"),
    FALSE("boolean"),
    TRUE("boolean"),
    NUMBER("number"),
    STRING("string"),
    ARRAY("array"),
    OBJECT("object");

    private final String typeName;

    Kind(String typeName) {
        this.typeName = typeName;
    }

    /** The name of the JSON type, as jq's {@code type} gives it: {@code false} and {@code true} are both "boolean". */
    public String typeName() {
        return typeName;
    }
}
