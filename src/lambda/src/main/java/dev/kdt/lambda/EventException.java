package dev.kdt.lambda;

/** The event is not of the form that Lambda's event source mapping sends. The message names the place in it. */
public final class EventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EventException(String message, Throwable cause) {
        super(message, cause);
    }

    EventException(String message) {
        super(message);
    }
}
