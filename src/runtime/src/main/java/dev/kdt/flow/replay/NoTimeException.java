package dev.kdt.flow.replay;

/** A record tells no time; the message says why. */
public final class NoTimeException extends Exception {
    private static final long serialVersionUID = 1L;

    public NoTimeException(String message) {
        super(message);
    }
}
