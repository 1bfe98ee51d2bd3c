package dev.kdt.pipeline.step;

/** Kinds of ASCII characters. */
final class Ascii {
    private Ascii() {}

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    static boolean isHex(byte b) {
        return isDigit(b) || (b >= 'a' && b <= 'f') || (b >= 'A' && b <= 'F');
    }

    /** A letter, a digit, an underscore, or a part of any character beyond ASCII. */
    static boolean isWord(byte b) {
        return b < 0 || isDigit(b) || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '_';
    }
}
