package dev.kdt.flow;

/** A sink takes nothing more, because its target is gone or refuses everything. */
public final class TargetLostException extends FlowException {
    private static final long serialVersionUID = 1L;

    /** @param cause the failure, or refusal, by which it is known */
    public TargetLostException(String message, Throwable cause) {
        super(message, cause);
    }
}
