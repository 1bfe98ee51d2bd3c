package dev.kdt.flow;

/** How input is cut into records ({@code --in}). */
public enum InputFormat {
    /** One JSON value a line; empty lines are passed over. */
    NDJSON,
    /** One record a line, its bytes as they are, without the newline. */
    TEXT,
    /** The whole file is one record. */
    RAW,
    /** One envelope a line. */
    ENVELOPE
}
