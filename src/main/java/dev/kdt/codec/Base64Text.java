package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import java.nio.ByteBuffer;
import java.util.Base64;

/** Base64 of payloads: both alphabets are read, with or without padding and line ends; the standard one is written. */
final class Base64Text {
    private Base64Text() {}

    /** The payload as Base64 text of one line, padded. */
    static String encode(Slice payload) {
        return Base64.getEncoder().encodeToString(payload.toSharedBytes());
    }

    /** The bytes that the text stands for, in an array of their own. */
    static Slice decode(Slice text) throws CodecException {
        byte[] standard = new byte[text.length()];
        int size = 0;
        for (int i = 0; i < text.length(); i++) {
            byte each = text.at(i);
            if (each != '\n' && each != '\r' && each != ' ') {
                standard[size++] = each == '-' ? (byte) '+' : each == '_' ? (byte) '/' : each;
            }
        }
        try {
            ByteBuffer bytes = Base64.getDecoder().decode(ByteBuffer.wrap(standard, 0, size));
            return new Slice(bytes.array(), 0, bytes.limit());
        } catch (IllegalArgumentException e) {
            throw new CodecException("not Base64: " + e.getMessage());
        }
    }

    /** Whether all bytes are of one of the alphabets, with padding at the end only, and as many as a whole text has. */
    static boolean isBase64(Slice text) {
        int end = text.length();
        while (end > 0 && (text.at(end - 1) == '=' || text.at(end - 1) == '\n')) {
            end--;
        }
        for (int i = 0; i < end; i++) {
            byte each = text.at(i);
            boolean letter = (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
            boolean known =
                    letter || (each >= '0' && each <= '9') || each == '+' || each == '/' || each == '-' || each == '_';
            if (!known) {
                return false;
            }
        }
        return end % 4 != 1;
    }
}
