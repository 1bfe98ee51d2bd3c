package dev.kdt.codec.format;

/** Bytes that are not of the form they should be of, or values that a form has no bytes for. The message begins with the form's name where that helps. */
public final class CodecException extends Exception {
    private static final long serialVersionUID = 1L;

    private final long offset;

    public CodecException(String message) {
        this(message, -1);
    }

    /** @param offset how many bytes come before the place where it goes wrong; -1 when there is no such place */
    public CodecException(String message, long offset) {
        super(message);
        this.offset = offset;
    }

    /** The number of bytes before the place where it goes wrong; -1 when there is no such place. */
    public long offset() {
        return offset;
    }

    /** One bad record is an everyday thing: nobody looks at the stack trace. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
