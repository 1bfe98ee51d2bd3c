package dev.kdt.codec;

/** Payload bytes that are not what they should be. */
public final class CodecException extends Exception {
    private static final long serialVersionUID = 1L;

    public CodecException(String message) {
        super(message);
    }

    /** One bad record is an everyday thing: nobody looks at the stack trace. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
