package dev.kdt.codec;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.StringValue;
import dev.kdt.json.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * The encodings of text other than UTF-8 that are read as text: known by their byte order mark, or, where that is missing, by the
 * zero bytes of Latin characters: those of a whole payload, or the first two of a file (RFC 4627, 3: those of a JSON text are ASCII;
 * here they may be Latin-1, since a text may begin so; the third must be a character, too).
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
     * The encoding of a whole payload, all of which must be text; null when it is UTF-8, or no text. Without a mark it is text in
     * Latin letters, of which one at least is in US-ASCII or Latin-1, or it begins as a document in JSON does, which may then say
     * anything: bytes that mean something else seldom have their zeros all in the right places.
     */
    static @Nullable TextEncoding ofPayload(Slice payload) {
        if (payload.length() < 2 || isPlain(payload)) {
            return null;
        }
        for (TextEncoding each : values()) {
            if (payload.startsWith(each.mark)
                    ? each.isText(payload, each.mark.length)
                    : each.isTextWithoutMark(payload)) {
                return each;
            }
        }
        return null;
    }

    /** Whether the bytes cannot be in another encoding than UTF-8: a quick look at most payloads. */
    private static boolean isPlain(Slice payload) {
        byte first = payload.at(0);
        if ((first == '{' || first == '[') && payload.at(1) != 0) {
            return true;
        }
        if (first == (byte) 0xFF || first == (byte) 0xFE) {
            return false;
        }
        byte[] bytes = payload.array();
        for (int at = payload.from(); at < payload.to(); at++) {
            if (bytes[at] == 0) {
                return false;
            }
        }
        return true;
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

    /** Whether the bytes are text in UTF-8, without characters that are in no text: fit to be shown as text. */
    public static boolean isText(Slice utf8) {
        return TextCharacters.areText(utf8);
    }

    /**
     * The text that the bytes are.
     *
     * @throws CodecException when they are not UTF-8; it says where
     */
    static StringValue text(Slice utf8) throws CodecException {
        requireUtf8(utf8, "not text: ");
        return StringValue.of(utf8);
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

    private boolean isTextWithoutMark(Slice payload) {
        int shortest = this == UTF_16LE || this == UTF_16BE ? 1 : 2; // One number of 32 bits is a number.
        if (payload.length() < shortest * unitBytes || !isText(payload, 0)) {
            return false;
        }
        return beginsDocument(payload) || isLatinText(payload);
    }

    private boolean beginsDocument(Slice payload) {
        int first = unit(payload.array(), payload.from());
        return (first == '{' || first == '[') && beginsLatin(payload);
    }

    /** Whether all from {@code start} on is text. */
    private boolean isText(Slice payload, int start) {
        if (payload.length() % unitBytes != 0) {
            return false;
        }
        for (int at = payload.from() + start; at < payload.to(); at += characterBytes(payload, at)) {
            int character = character(payload, at);
            if (!Character.isValidCodePoint(character) || !TextCharacters.isText(character)) {
                return false;
            }
        }
        return true;
    }

    private boolean isLatinText(Slice text) {
        boolean hasLatin1 = false;
        for (int at = text.from(); at < text.to(); at += characterBytes(text, at)) {
            int character = character(text, at);
            if (!isOfLatinText(character)) {
                return false;
            }
            hasLatin1 |= character <= 0xFF;
        }
        return hasLatin1;
    }

    /** Latin letters with all their marks, punctuation and symbols, emoji. */
    private static boolean isOfLatinText(int character) {
        return character <= 0x24F
                || (character >= 0x1E00 && character <= 0x1EFF)
                || (character >= 0x2000 && character <= 0x2BFF)
                || character == 0xFE0F
                || (character >= 0x1F000 && character <= 0x1FBFF);
    }

    private int characterBytes(Slice text, int at) {
        return unitBytes == 2 && character(text, at) > 0xFFFF ? 2 * unitBytes : unitBytes;
    }

    /** The character at {@code at}, or half of one. */
    private int character(Slice text, int at) {
        int unit = unit(text.array(), at);
        if (unitBytes != 2 || !Character.isHighSurrogate((char) unit) || at + 2 * unitBytes > text.to()) {
            return unit;
        }
        int low = unit(text.array(), at + unitBytes);
        return Character.isLowSurrogate((char) low) ? Character.toCodePoint((char) unit, (char) low) : unit;
    }
}
