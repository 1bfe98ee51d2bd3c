package dev.kdt.codec.format;

/** Bytes that are not of the binary format they should be of. The message begins with the format's name. */
public final class FormatException extends Exception {
    private static final long serialVersionUID = 1L;

    private final long offset;

    public FormatException(String message) {
        this(message, -1);
    }

    /** @param offset how many bytes come before the place where it goes wrong; -1 when there is no such place */
    public FormatException(String message, long offset) {
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
