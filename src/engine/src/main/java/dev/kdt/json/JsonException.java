package dev.kdt.json;

/** Bytes that are not the JSON text they should be. */
public final class JsonException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final long offset;

    /**
     * @param problem what is wrong, without the place
     * @param offset where: the number of bytes before it, counted from the start of the text
     */
    public JsonException(String problem, long offset) {
        super(problem + " at byte " + offset);
        this.problem = problem;
        this.offset = offset;
    }

    /** What is wrong, without the place. */
    public String problem() {
        return problem;
    }

    /** The number of bytes before the place where the text stops being JSON. */
    public long offset() {
        return offset;
    }

    /** Bad input is an everyday thing: the stack trace is never looked at and costs more than the scan. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
