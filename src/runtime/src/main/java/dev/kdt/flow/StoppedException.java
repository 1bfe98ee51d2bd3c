package dev.kdt.flow;

/** A call was left because a stop was requested. Nothing failed. */
public final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Stop.Reason reason;

    public StoppedException(Stop.Reason reason) {
        super("stopped: " + reason);
        this.reason = reason;
    }

    public Stop.Reason reason() {
        return reason;
    }
}
