package dev.kdt.json;

/** Bytes that are not the JSON text they should be. */
public final class JsonException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final long offset;
    private final boolean encoding;

    /**
     * @param problem what is wrong, without the place
     * @param offset where: the number of bytes before it, counted from the start of the text
     */
    public JsonException(String problem, long offset) {
        this(problem, offset, false);
    }

    private JsonException(String problem, long offset, boolean encoding) {
        super(problem + " at byte " + offset);
        this.problem = problem;
        this.offset = offset;
        this.encoding = encoding;
    }

    /** A string of the text has a byte there that is no part of a character in UTF-8. */
    static JsonException notUtf8(byte found, long offset) {
        return new JsonException(Utf8.complaint(found), offset, true);
    }

    /** The same for a text that begins so many bytes later. */
    JsonException from(int start) {
        return new JsonException(problem, offset - start, encoding);
    }

    /** Whether the bytes are JSON up to the place, but for their encoding. */
    public boolean isEncoding() {
        return encoding;
    }

    /** The problem, without the place. */
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
