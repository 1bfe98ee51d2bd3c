package dev.kdt.endpoint;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The endpoint could not be started; the message says why and what to do. */
public final class EndpointException extends IOException {
    private EndpointException(String message, Throwable cause) {
        super(message, cause);
    }

    /** There is no such data folder and cannot be, or another endpoint has it. */
    static EndpointException unusable(Path data, IOException cause) {
        return new EndpointException("cannot use the data folder " + data + ": " + reason(cause), cause);
    }

    /** The content of the data folder cannot be read, or cannot be continued. */
    static EndpointException unreadable(Path data, Exception cause) {
        return new EndpointException("cannot open the data folder " + data + ": " + reason(cause), cause);
    }

    /** Nobody can be heard at {@code address}. */
    static EndpointException deaf(String address, IOException cause) {
        String why = String.valueOf(cause.getMessage());
        if (cause instanceof BindException || cause.getCause() instanceof BindException) {
            why = cause.toString().contains("in use")
                            || String.valueOf(cause.getCause()).contains("in use")
                    ? "something listens there already (stop it, or choose another port: 0 is any free one)"
                    : "it is not an address of this machine";
        }
        return new EndpointException("cannot listen on " + address + ": " + why, cause);
    }

    /** Something that is to be there from the start is refused. */
    static EndpointException notCreated(String thing, Exception cause) {
        return new EndpointException("cannot create " + thing + ": " + reason(cause), cause);
    }

    /** A delivery stream that is to be there from the start is to deliver a stream that is not there. */
    static EndpointException noSource(String delivery, String source) {
        String message = "cannot create delivery stream '" + delivery + "': there is no stream '" + source
                + "' (--stream " + source + " creates it)";
        return new EndpointException(message, new IllegalArgumentException(message));
    }

    /** A function is to get the records of a stream that is not there. */
    static EndpointException noStream(String function, String stream) {
        String message = "cannot map stream '" + stream + "' to function '" + function + "': there is no stream '"
                + stream + "' (--stream " + stream + " creates it)";
        return new EndpointException(message, new IllegalArgumentException(message));
    }

    /** The start was interrupted. */
    static EndpointException interrupted(InterruptedException cause) {
        return new EndpointException("the endpoint was interrupted while it started", cause);
    }

    /** The JDK's exceptions about files often hold no more than the file's name. */
    private static String reason(Exception e) {
        return switch (e) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case FileAlreadyExistsException taken -> taken.getFile() + " is not a folder";
            case NoSuchFileException missing -> missing.getFile() + " is missing";
            case FileSystemException other -> other.toString();
            default -> String.valueOf(e.getMessage());
        };
    }
}
