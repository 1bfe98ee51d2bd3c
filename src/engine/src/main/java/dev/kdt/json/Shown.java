package dev.kdt.json;

/** Shows a byte of a broken text in a message. */
final class Shown {
    private Shown() {}

    static String at(byte[] bytes, int at, int to) {
        if (at >= to) {
            return "the end";
        }
        int b = bytes[at] & 0xFF;
        if (b > ' ' && b < 0x7F) {
            return "'" + (char) b + "'";
        }
        return String.format("byte 0x%02X", b);
    }
}
