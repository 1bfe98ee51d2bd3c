package dev.kdt.generate.fake;

/** A kind of made-up texts, or a locale, that there is not; the message says what there is. */
public final class FakeException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean ofLocale;

    FakeException(String message) {
        this(message, false);
    }

    private FakeException(String message, boolean ofLocale) {
        super(message);
        this.ofLocale = ofLocale;
    }

    static FakeException ofLocale(String message) {
        return new FakeException(message, true);
    }

    /** Whether the locale is what there is not. */
    public boolean isOfLocale() {
        return ofLocale;
    }
}
