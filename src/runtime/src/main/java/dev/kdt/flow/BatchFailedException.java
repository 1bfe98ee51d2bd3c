package dev.kdt.flow;

import dev.kdt.codec.Arrival;

/** A request failed as a whole and may succeed later: throttled, a time-out, a connection that broke, a fault of the service. */
public final class BatchFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Arrival arrival;
    private final BatchApi.Verdict.Cause why;

    /** @param arrival what became of the records of the request */
    public BatchFailedException(String message, Arrival arrival, Throwable cause) {
        this(message, arrival, BatchApi.Verdict.Cause.FAULT, cause);
    }

    /**
     * The same with a reason that is known.
     *
     * @param why the request failed
     */
    public BatchFailedException(String message, Arrival arrival, BatchApi.Verdict.Cause why, Throwable cause) {
        super(message, cause);
        this.arrival = arrival;
        this.why = why;
    }

    /** Whether more came than the service takes. */
    public boolean isThrottled() {
        return why == BatchApi.Verdict.Cause.THROTTLED;
    }

    public Arrival arrival() {
        return arrival;
    }
}
