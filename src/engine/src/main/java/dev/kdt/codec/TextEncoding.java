package dev.kdt.codec;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.json.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * The encodings of text other than UTF-8 that are read as text: known by their byte order mark, or, where that is missing, by the
 * zero bytes of their first two characters (RFC 4627, 3: those of a JSON text are ASCII; here they may be Latin-1, since a text may
 * begin so). The third must be a character, too: the sizes that begin Hadoop's blocks of Snappy may look like two letters.
 */
public enum TextEncoding {
    UTF_32LE(4, 0xFF, 0xFE, 0, 0),
    UTF_32BE(4, 0, 0, 0xFE, 0xFF),
    UTF_16LE(2, 0xFF, 0xFE),
    UTF_16BE(2, 0xFE, 0xFF);

    /** As many bytes as it takes to tell an encoding. */
    public static final int MARK_BYTES = 12;

    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final int unitBytes;

    @SuppressWarnings("ImmutableEnumChecker") // Never written to.
    private final byte[] mark;

    TextEncoding(int unitBytes, int... mark) {
        this.unitBytes = unitBytes;
        this.mark = new byte[mark.length];
        for (int i = 0; i < mark.length; i++) {
            this.mark[i] = (byte) mark[i];
        }
    }

    /** The encoding that text has which begins with these bytes; null when it is UTF-8, or no text. */
    public static @Nullable TextEncoding of(Slice bytes) {
        for (TextEncoding each : values()) {
            if (bytes.startsWith(each.mark) || each.beginsLatin(bytes)) {
                return each;
            }
        }
        return null;
    }

    /**
     * The encoding of a whole payload: all of it must be text. Numbers in binary have zero bytes too, so without a mark none of its
     * characters may be zero.
     */
    static @Nullable TextEncoding ofPayload(Slice payload) {
        if (payload.length() < 2 || (payload.at(0) > 0 && payload.at(1) != 0)) {
            return null;
        }
        TextEncoding encoding = of(payload);
        return encoding != null && encoding.isText(payload) ? encoding : null;
    }

    /**
     * Checks that the bytes are text in UTF-8.
     *
     * @param prefix begins the message
     * @throws CodecException when they are not; it says where
     */
    public static void requireUtf8(Slice text, String prefix) throws CodecException {
        int broken = Utf8.indexOfBroken(text);
        if (broken >= 0) {
            throw new CodecException(prefix + Utf8.complaint(text.at(broken)), broken);
        }
    }

    /** The bytes after the byte order mark of UTF-8, or after several, as joined files have them. */
    public static Slice withoutMark(Slice utf8) {
        Slice rest = utf8;
        while (rest.startsWith(UTF_8_MARK)) {
            rest = rest.sub(UTF_8_MARK.length, rest.length());
        }
        return rest;
    }

    /** The text as UTF-8, without its mark. What is no text becomes what is no UTF-8: see {@link CodePoints}. */
    Slice toUtf8(Slice text) {
        ByteBuilder out = new ByteBuilder(text.length());
        CodePoints points = new CodePoints(this);
        points.put(text, out);
        points.end(out);
        return withoutMark(out.view());
    }

    int unitBytes() {
        return unitBytes;
    }

    /** The unit at {@code at}. */
    int unit(byte[] bytes, int at) {
        int value = 0;
        for (int i = 0; i < unitBytes; i++) {
            boolean littleEndian = this == UTF_16LE || this == UTF_32LE;
            value = value << 8 | (bytes[at + (littleEndian ? unitBytes - 1 - i : i)] & 0xFF);
        }
        return value;
    }

    private boolean beginsLatin(Slice bytes) {
        return bytes.length() >= 2 * unitBytes
                && isLatin(unit(bytes.array(), bytes.from()))
                && isLatin(unit(bytes.array(), bytes.from() + unitBytes))
                && (bytes.length() < 3 * unitBytes
                        || Character.isValidCodePoint(unit(bytes.array(), bytes.from() + 2 * unitBytes)));
    }

    private static boolean isLatin(int unit) {
        boolean control = unit < 0x20 || (unit >= 0x7F && unit < 0xA0);
        return (!control && unit <= 0xFF) || unit == '\t' || unit == '\n' || unit == '\r';
    }

    private boolean isText(Slice payload) {
        boolean marked = payload.startsWith(mark);
        for (int at = payload.from(); !marked && at + unitBytes <= payload.to(); at += unitBytes) {
            if (unit(payload.array(), at) == 0) {
                return false;
            }
        }
        return Utf8.isValid(toUtf8(payload));
    }
}
