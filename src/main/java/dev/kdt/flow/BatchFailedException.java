package dev.kdt.flow;

/** A request failed as a whole and may succeed later: throttled, a time-out, a connection that broke, a fault of the service. */
public final class BatchFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BatchFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
