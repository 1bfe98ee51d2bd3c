package dev.kdt.pipeline.step;

/** A lookup file cannot be used. */
final class LookupException extends Exception {
    private static final long serialVersionUID = 1L;

    LookupException(String message) {
        super(message);
    }
}
