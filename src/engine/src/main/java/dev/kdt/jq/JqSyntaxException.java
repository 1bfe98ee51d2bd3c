package dev.kdt.jq;

import dev.kdt.bytes.TextPlace;

/** A program that does not compile. The message says what is wrong and, where one can be guessed, what was meant. */
public final class JqSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient TextPlace place;

    public JqSyntaxException(TextPlace place, String message) {
        super(message);
        this.place = place;
    }

    /** The place in the program's text. */
    public TextPlace place() {
        return place;
    }

    /** {@code line:column: message}. */
    public String located() {
        return place + ": " + getMessage();
    }
}
