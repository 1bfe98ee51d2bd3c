package dev.kdt.json;

import dev.kdt.bytes.ByteBuilder;

/** The text of a JSON string: escapes undone; as in jq, a low surrogate that stands alone becomes U+FFFD. */
final class Unescaper {
    private static final int REPLACEMENT = 0xFFFD;

    private Unescaper() {}

    /** The text of a string whose escapes and bytes were checked; {@code from} and {@code to} are the bounds between the quotes. */
    static byte[] unescape(byte[] bytes, int from, int to) {
        ByteBuilder out = new ByteBuilder(to - from + 8);
        int at = from;
        while (at < to) {
            int b = bytes[at];
            if (b == '\\') {
                at = escape(bytes, at, to, out);
            } else {
                out.put(b);
                at++;
            }
        }
        return out.toBytes();
    }

    private static int escape(byte[] bytes, int at, int to, ByteBuilder out) {
        int kind = bytes[at + 1];
        if (kind != 'u') {
            out.put(
                    switch (kind) {
                        case 'b' -> '\b';
                        case 'f' -> '\f';
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        case 't' -> '\t';
                        default -> kind;
                    });
            return at + 2;
        }
        int unit = hex(bytes, at + 2, to);
        int next = at + 6;
        if (Character.isHighSurrogate((char) unit) && next + 1 < to && bytes[next] == '\\' && bytes[next + 1] == 'u') {
            int low = hex(bytes, next + 2, to);
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                Utf8.put(Character.toCodePoint((char) unit, (char) low), out);
                return next + 6;
            }
        }
        Utf8.put(Character.isSurrogate((char) unit) ? REPLACEMENT : unit, out);
        return next;
    }

    /** The four hexadecimal digits at {@code at} as a number, or -1 when they are none. */
    static int hex(byte[] bytes, int at, int to) {
        if (to - at < 4) {
            return -1;
        }
        int unit = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }
}
