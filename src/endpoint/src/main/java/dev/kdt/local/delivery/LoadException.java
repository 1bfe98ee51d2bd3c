package dev.kdt.local.delivery;

/** A batch of objects could not be loaded; the message says why. */
public final class LoadException extends Exception {
    public LoadException(String message, Throwable cause) {
        super(message, cause);
    }

    public LoadException(String message) {
        super(message);
    }
}
