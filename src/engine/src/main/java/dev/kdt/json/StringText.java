package dev.kdt.json;

import dev.kdt.bytes.ByteBuilder;

/** A string as JSON text: only quote, backslash, control characters and DEL are escaped. */
final class StringText {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private StringText() {}

    static void write(byte[] bytes, int from, int to, ByteBuilder out) {
        out.put('"');
        writeInside(bytes, from, to, out);
        out.put('"');
    }

    /** Writes the text without its quotes. */
    static void writeInside(byte[] bytes, int from, int to, ByteBuilder out) {
        int start = from;
        for (int at = from; at < to; at++) {
            int b = bytes[at];
            // The sign bit lets the bytes of characters beyond ASCII pass.
            if (b < 0 || (b >= ' ' && b != '"' && b != '\\' && b != 0x7F)) {
                continue;
            }
            out.put(bytes, start, at);
            escape(b, out);
            start = at + 1;
        }
        out.put(bytes, start, to);
    }

    private static void escape(int b, ByteBuilder out) {
        out.put('\\');
        switch (b) {
            case '"', '\\' -> out.put(b);
            case '\b' -> out.put('b');
            case '\f' -> out.put('f');
            case '\n' -> out.put('n');
            case '\r' -> out.put('r');
            case '\t' -> out.put('t');
            default -> out.ascii("u00").put(HEX[b >> 4]).put(HEX[b & 15]);
        }
    }
}
