package dev.kdt.endpoint.redshift;

/** A COPY that cannot be done as it was asked for, or an object that does not fit the table; the message says why. */
public final class CopyException extends Exception {
    public CopyException(String message) {
        super(message);
    }

    public CopyException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The exception with the message of {@code cause}. */
    static CopyException of(Exception cause) {
        return new CopyException(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
    }
}
