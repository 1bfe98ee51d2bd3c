package dev.kdt.pipeline.step;

/** A text is not of the form that it should be. */
final class TextFormException extends Exception {
    private static final long serialVersionUID = 1L;

    TextFormException(String message) {
        super(message, null, false, false);
    }
}
