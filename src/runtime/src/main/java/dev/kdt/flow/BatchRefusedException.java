package dev.kdt.flow;

/** The service refused a whole request, perhaps for the sake of single entries: none of it arrived. */
public final class BatchRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Cause why;

    /** The subject of the refusal. */
    public enum Cause {
        /** Entries of the request: others would be taken. */
        ENTRIES,
        /** Entries of the request, or the target itself: only smaller requests can tell. */
        ENTRIES_OR_TARGET
    }

    public BatchRefusedException(String message, Cause why, Throwable cause) {
        super(message, cause);
        this.why = why;
    }

    public Cause why() {
        return why;
    }
}
