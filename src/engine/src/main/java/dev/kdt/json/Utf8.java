package dev.kdt.json;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;

/** Characters as UTF-8 bytes. What counts as one broken character is what jq takes for one. */
public final class Utf8 {
    private Utf8() {}

    /**
     * The number of bytes of the character at {@code at}; when those bytes are no UTF-8, the number of bytes that one U+FFFD
     * stands for, negated.
     */
    public static int length(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        if (first < 0xC2 || first > 0xF4) {
            return -1;
        }
        int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (length > to - at) {
            return at - to;
        }
        int codepoint = first & (0xFF >> (length + 1));
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return -i;
            }
            codepoint = codepoint << 6 | (bytes[at + i] & 0x3F);
        }
        boolean overlong = length == 3 ? codepoint < 0x800 : length == 4 && codepoint < 0x10000;
        boolean surrogate = codepoint >= 0xD800 && codepoint <= 0xDFFF;
        return overlong || surrogate || codepoint > 0x10FFFF ? -length : length;
    }

    /** The character at {@code at} of valid UTF-8. */
    public static int codepoint(byte[] bytes, int at) {
        int first = bytes[at];
        if (first >= 0) {
            return first;
        }
        int length = width(first);
        int codepoint = first & (0xFF >> (length + 1));
        for (int i = 1; i < length; i++) {
            codepoint = codepoint << 6 | (bytes[at + i] & 0x3F);
        }
        return codepoint;
    }

    /** The number of bytes of a character of valid UTF-8 that starts with this byte. */
    public static int width(int first) {
        int b = first & 0xFF;
        return b < 0x80 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
    }

    /** The number of characters of valid UTF-8. */
    public static int count(byte[] bytes, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                count++;
            }
        }
        return count;
    }

    /** Adds a character; half of a surrogate pair becomes the three bytes that stand for it alone, which are no UTF-8. */
    public static void put(int codepoint, ByteBuilder out) {
        if (codepoint < 0x80) {
            out.put(codepoint);
        } else if (codepoint < 0x800) {
            out.put(0xC0 | codepoint >> 6).put(0x80 | (codepoint & 0x3F));
        } else if (codepoint < 0x10000) {
            out.put(0xE0 | codepoint >> 12).put(0x80 | (codepoint >> 6 & 0x3F)).put(0x80 | (codepoint & 0x3F));
        } else {
            out.put(0xF0 | codepoint >> 18)
                    .put(0x80 | (codepoint >> 12 & 0x3F))
                    .put(0x80 | (codepoint >> 6 & 0x3F))
                    .put(0x80 | (codepoint & 0x3F));
        }
    }

    public static boolean isValid(Slice text) {
        return indexOfBroken(text) < 0;
    }

    /** The place of the first bytes that are not UTF-8, counted from the start of the text; -1 when it is valid. */
    public static int indexOfBroken(Slice text) {
        byte[] bytes = text.array();
        int at = text.from();
        while (at < text.to()) {
            int length = bytes[at] >= 0 ? 1 : length(bytes, at, text.to());
            if (length < 0) {
                return at - text.from();
            }
            at += length;
        }
        return -1;
    }

    /** The message for a text that has this byte where a character should begin. */
    public static String complaint(byte found) {
        return String.format(
                "the bytes are not UTF-8 (found 0x%02X; 'iconv -f LATIN1 -t UTF-8' converts a file in Latin-1)", found);
    }
}
