package dev.kdt.flow;

/** A source, a sink, the parking or the checkpoints cannot go on. The message says what happened, where, and what to do next. */
public class FlowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FlowException(String message) {
        super(message);
    }

    public FlowException(String message, Throwable cause) {
        super(message, cause);
    }
}
