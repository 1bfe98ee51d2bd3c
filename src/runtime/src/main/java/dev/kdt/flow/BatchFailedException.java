package dev.kdt.flow;

import dev.kdt.codec.Arrival;

/** A request failed as a whole and may succeed later: throttled, a time-out, a connection that broke, a fault of the service. */
public final class BatchFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Arrival arrival;

    /** @param arrival what became of the records of the request */
    public BatchFailedException(String message, Arrival arrival, Throwable cause) {
        super(message, cause);
        this.arrival = arrival;
    }

    public Arrival arrival() {
        return arrival;
    }
}
