package dev.kdt.flow;

/** A request failed as a whole and may succeed later: throttled, a time-out, a connection that broke, a fault of the service. */
public final class BatchFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Arrival arrival;

    /** What became of the records of such a request. */
    public enum Arrival {
        /** The service refused them. */
        NONE,
        /** Nobody knows: there was no answer, or none that says so. */
        UNKNOWN
    }

    public BatchFailedException(String message, Arrival arrival, Throwable cause) {
        super(message, cause);
        this.arrival = arrival;
    }

    public Arrival arrival() {
        return arrival;
    }
}
