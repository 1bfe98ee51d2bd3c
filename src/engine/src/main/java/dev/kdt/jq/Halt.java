package dev.kdt.jq;

import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** A program asked the whole process to end ({@code halt}, {@code halt_error}). */
public final class Halt extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final transient @Nullable Value message;

    public Halt(int exitCode, @Nullable Value message) {
        super("the program asked to halt with exit code " + exitCode, null, false, false);
        this.exitCode = exitCode;
        this.message = message;
    }

    public int exitCode() {
        return exitCode;
    }

    /** The message to print: a string as it is, anything else as JSON with a line's end; null for nothing. */
    public @Nullable Value message() {
        return message;
    }
}
