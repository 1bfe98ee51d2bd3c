package dev.kdt.flow;

import dev.kdt.record.Position;
import dev.kdt.record.Unread;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in a user's words what an {@link IOException} means. */
public final class IoFaults {
    /** The form of a message of {@link FileNotFoundException}: the file, and the reason in parentheses. */
    private static final Pattern OPENING = Pattern.compile("(?s).* \\(([^()]+)\\)");

    private IoFaults() {}

    /** Writing to {@code name} failed. A reader that went away is told apart: that is no error. */
    public static FlowException writing(String name, IOException e) {
        String message = String.valueOf(e.getMessage());
        if (message.toLowerCase(Locale.ROOT).contains("broken pipe")) {
            return new ClosedPipeException(e);
        }
        String words = "cannot write to " + name + ": " + reason(e, "its folder does not exist");
        return e instanceof InterruptedIOException left
                ? new WriteLeftException(words, left)
                : new FlowException(words, e);
    }

    /** Reading from {@code name} failed. */
    public static FlowException reading(String name, IOException e) {
        return new FlowException(
                "cannot read " + (name.equals("-") ? "stdin" : name) + ": " + reason(e, "no such file"), e);
    }

    /** The rest of {@code name} could not be read, after {@code before} records of the batch. */
    static Unread unread(int before, String name, IOException e) {
        return new Unread(before, Position.inFile(name, 0), "cannot read further: " + reason(e, "no such file"));
    }

    /** @param absent the reason when there is no file of that name */
    private static String reason(IOException e, String absent) {
        if (e instanceof EOFException) {
            return "the compressed data is incomplete";
        }
        String cause = e instanceof FileSystemException fault && fault.getReason() != null
                ? fault.getReason()
                : String.valueOf(e.getMessage());
        if (e instanceof NoSuchFileException || cause.contains("No such file or directory")) {
            return absent;
        }
        if (e instanceof AccessDeniedException || cause.contains("Permission denied")) {
            return "permission denied";
        }
        if (cause.contains("Is a directory")) {
            return "it is a folder";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "it is a file, not a folder";
        }
        Matcher opening = OPENING.matcher(cause);
        if (e instanceof FileNotFoundException && opening.matches()) {
            return opening.group(1);
        }
        return e.getMessage() == null || cause.isBlank() ? e.getClass().getSimpleName() : cause;
    }
}
