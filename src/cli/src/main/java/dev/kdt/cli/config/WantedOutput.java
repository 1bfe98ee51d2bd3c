package dev.kdt.cli.config;

/** An output format that a file wants. */
public record WantedOutput(Written format, Of of) {
    /** Whose output it is. */
    public enum Of {
        /** That of a command, which the file names. */
        COMMAND,
        /** That of all commands that have the format. */
        ALL
    }
}
