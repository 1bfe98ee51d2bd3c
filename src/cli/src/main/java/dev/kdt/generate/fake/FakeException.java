package dev.kdt.generate.fake;

/** A kind of made-up texts, or a locale, that there is not; the message says what there is. */
public final class FakeException extends Exception {
    private static final long serialVersionUID = 1;

    FakeException(String message) {
        super(message);
    }
}
