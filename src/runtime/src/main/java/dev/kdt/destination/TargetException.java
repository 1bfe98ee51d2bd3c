package dev.kdt.destination;

/** A name that is no target, or a target that is not there. Nothing was read yet. The message says which, and what to do next. */
public final class TargetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TargetException(String message) {
        super(message);
    }

    TargetException(String message, Throwable cause) {
        super(message, cause);
    }
}
