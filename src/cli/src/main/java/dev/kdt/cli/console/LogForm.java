package dev.kdt.cli.console;

/** The form of the lines on stderr. */
public enum LogForm {
    /** For people. */
    TEXT,
    /** A JSON object a line, for programs. */
    JSON
}
