package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import java.nio.ByteBuffer;
import java.util.Base64;

/** Base64 of payloads: both alphabets are read, with or without padding and line ends; the standard one is written. */
final class Base64Text {
    /** Digits that stand for three bytes. */
    private static final int GROUP = 4;

    private Base64Text() {}

    /** The payload as Base64 text of one line, padded. */
    static String encode(Slice payload) {
        return Base64.getEncoder().encodeToString(payload.toSharedBytes());
    }

    /** The bytes that the text stands for, in an array of their own. */
    static Slice decode(Slice text) throws CodecException {
        try {
            return decode(text.array(), text.from(), text.length());
        } catch (IllegalArgumentException _) {
            return decodeLoose(text);
        }
    }

    /** Line ends and the other alphabet are the exception. */
    private static Slice decodeLoose(Slice text) throws CodecException {
        byte[] standard = new byte[text.length()];
        int size = 0;
        for (int i = 0; i < text.length(); i++) {
            byte each = text.at(i);
            if (each != '\n' && each != '\r' && each != ' ') {
                standard[size++] = each == '-' ? (byte) '+' : each == '_' ? (byte) '/' : each;
            }
        }
        try {
            return decode(standard, 0, size);
        } catch (IllegalArgumentException e) {
            throw new CodecException("not Base64 (" + e.getMessage() + ")");
        }
    }

    private static Slice decode(byte[] digits, int from, int size) {
        ByteBuffer bytes = Base64.getDecoder().decode(ByteBuffer.wrap(digits, from, size));
        return new Slice(bytes.array(), 0, bytes.limit());
    }

    /**
     * Whether the text may be Base64: bytes of one of the alphabets with padding at the end only, on one line or, as MIME and
     * {@code base64(1)} write it, on several. Nothing shorter than a group of four is.
     */
    static boolean isBase64(Slice text) {
        int end = text.length();
        while (end > 0 && (isLineEnd(text.at(end - 1)) || text.at(end - 1) == '=')) {
            end--;
        }
        int digits = 0;
        for (int i = 0; i < end; i++) {
            byte each = text.at(i);
            if (isDigit(each)) {
                digits++;
            } else if (!isLineEnd(each)) {
                return false;
            }
        }
        return digits % 4 != 1 && text.length() >= GROUP;
    }

    private static boolean isDigit(byte each) {
        return (each >= 'a' && each <= 'z')
                || (each >= 'A' && each <= 'Z')
                || (each >= '0' && each <= '9')
                || each == '+'
                || each == '/'
                || each == '-'
                || each == '_';
    }

    private static boolean isLineEnd(byte each) {
        return each == '\n' || each == '\r';
    }
}
