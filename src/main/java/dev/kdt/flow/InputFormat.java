package dev.kdt.flow;

/** How input is cut into records ({@code --in}). */
public enum InputFormat {
    /** Told from the first line: JSON a line, JSON over lines, or text. */
    AUTO,
    /** One JSON value a line; empty lines are passed over. */
    NDJSON,
    /** JSON values one after the other, several on a line or one over several lines. */
    JSON,
    /** One record a line, its bytes as they are, without the newline. */
    TEXT,
    /** The whole file is one record. */
    RAW,
    /** One envelope a line. */
    ENVELOPE
}
