package dev.kdt.flow;

/** A call of a {@link ConditionalStore} failed in a way that may pass. Whether a put took effect is not known. */
public final class StoreFaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreFaultException(String message) {
        super(message);
    }

    public StoreFaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
