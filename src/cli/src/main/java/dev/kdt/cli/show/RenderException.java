package dev.kdt.cli.show;

/** An output cannot be rendered; its message says why. */
public final class RenderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RenderException(String message) {
        super(message, null, false, false);
    }
}
