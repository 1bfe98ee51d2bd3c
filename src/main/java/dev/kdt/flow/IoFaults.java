package dev.kdt.flow;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Says in a user's words what an {@link IOException} means. */
public final class IoFaults {
    private IoFaults() {}

    /** Writing to {@code name} failed. A reader that went away is told apart: that is no error. */
    public static FlowException writing(String name, IOException e) {
        String message = String.valueOf(e.getMessage());
        if (message.toLowerCase(Locale.ROOT).contains("broken pipe")) {
            return new ClosedPipeException(e);
        }
        return new FlowException("cannot write to " + name + ": " + reason(e), e);
    }

    /** Reading from {@code name} failed. */
    public static FlowException reading(String name, IOException e) {
        return new FlowException("cannot read " + (name.equals("-") ? "stdin" : name) + ": " + reason(e), e);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "no such file";
            case AccessDeniedException denied -> "permission denied";
            // What decompresses says so in words of its own.
            case EOFException cut -> "it is cut off: the compressed data ends too early";
            default -> {
                String message = e.getMessage();
                yield message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
            }
        };
    }
}
