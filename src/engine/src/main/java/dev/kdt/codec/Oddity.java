package dev.kdt.codec;

/** Peculiarities of decoded payloads that a user should know. */
public enum Oddity {
    DOUBLE_BASE64("some payloads are Base64 of Base64: the producer encodes what its SDK encodes once more"),
    BINARY("some payloads are neither UTF-8 text nor of a form that kdt knows: their value is a string of their Base64"
            + " (decode: raw reads payloads so without this line)");

    private final String message;

    Oddity(String message) {
        this.message = message;
    }

    /** Its meaning, for people. */
    public String message() {
        return message;
    }
}
