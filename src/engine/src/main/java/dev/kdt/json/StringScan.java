package dev.kdt.json;

/** Finds the end of a string, checks its escapes, and says whether its bytes can be used as they are. */
final class StringScan {
    private static final int CLEAN = Tape.PLAIN | Tape.CANONICAL;

    private int flags;
    private int hash;

    /** {@link Tape#PLAIN} and {@link Tape#CANONICAL} as they hold for the string just scanned. */
    int flags() {
        return flags;
    }

    /** The hash of the decoded text of the string just scanned, if it was asked for. */
    int hash() {
        return hash;
    }

    /**
     * Scans from after the opening quote.
     *
     * @return the index of the closing quote
     */
    int scan(byte[] bytes, int from, int to, boolean hashed) throws JsonException {
        long gathered = 0;
        int at = from;
        int lastWord = Math.min(to, bytes.length) - 8;
        while (at <= lastWord) {
            long word = Words.at(bytes, at);
            long special = Words.special(word);
            if (special != 0) {
                int ahead = Words.firstByte(special);
                if (bytes[at + ahead] != '"') {
                    return scanRest(bytes, from, at + ahead, to, hashed);
                }
                if (hashed) {
                    hash = Words.finish(Words.mix(gathered, Words.first(word, ahead)), at + ahead - from);
                }
                flags = CLEAN;
                return at + ahead;
            }
            if (hashed) {
                gathered = Words.mix(gathered, word);
            }
            at += 8;
        }
        return scanRest(bytes, from, at, to, hashed);
    }

    /** The careful way, byte by byte, for strings with escapes or characters beyond ASCII and near the end of the text. */
    private int scanRest(byte[] bytes, int from, int start, int to, boolean hashed) throws JsonException {
        flags = CLEAN;
        int at = start;
        while (true) {
            if (at >= to) {
                throw new JsonException("the closing quotation mark of a string is missing", from - 1L);
            }
            int b = bytes[at];
            if (b == '"') {
                break;
            }
            if (b == '\\') {
                at = escape(bytes, at, to);
            } else if (b < 0) {
                int length = Utf8.length(bytes, at, to);
                if (length < 0) {
                    throw JsonException.notUtf8(bytes[at], at);
                }
                at += length;
            } else {
                if (b < ' ') {
                    throw new JsonException("control characters in a string must be escaped (\\n, \\t, \\u0000)", at);
                }
                if (b == 0x7F) {
                    flags &= ~Tape.CANONICAL;
                }
                at++;
            }
        }
        if (hashed) {
            boolean plain = (flags & Tape.PLAIN) != 0;
            byte[] text = plain ? bytes : Unescaper.unescape(bytes, from, at);
            hash = plain ? Words.hash(text, from, at) : Words.hash(text, 0, text.length);
        }
        return at;
    }

    /** Checks the escape at {@code at} and returns the index after it. */
    private int escape(byte[] bytes, int at, int to) throws JsonException {
        flags &= ~Tape.PLAIN;
        int kind = at + 1 < to ? bytes[at + 1] : -1;
        return switch (kind) {
            case '"', '\\', 'b', 'f', 'n', 'r', 't' -> at + 2;
            case '/' -> {
                flags = 0;
                yield at + 2;
            }
            case 'u' -> {
                int unit = Unescaper.hex(bytes, at + 2, to);
                if (unit < 0) {
                    throw new JsonException("\\u needs four hexadecimal digits", at);
                }
                if (!isCanonical(bytes, at, unit)) {
                    flags = 0;
                }
                yield Character.isHighSurrogate((char) unit) ? lowSurrogate(bytes, at + 6, to) : at + 6;
            }
            default -> throw new JsonException("unknown escape in a string: \\" + shown(bytes, at + 1, to), at);
        };
    }

    /** After the first half of a pair, the second half must follow. */
    private static int lowSurrogate(byte[] bytes, int at, int to) throws JsonException {
        boolean escape = to - at >= 6 && bytes[at] == '\\' && bytes[at + 1] == 'u';
        int unit = escape ? Unescaper.hex(bytes, at + 2, to) : -1;
        if (unit < 0 || !Character.isLowSurrogate((char) unit)) {
            throw new JsonException("incomplete surrogate pair: an escape \\uDC00 to \\uDFFF must follow", at);
        }
        return at + 6;
    }

    private static String shown(byte[] bytes, int at, int to) {
        return at < to && bytes[at] > ' ' && bytes[at] < 0x7F ? String.valueOf((char) bytes[at]) : "";
    }

    /** Whether the writer would write this character as a {@code \}{@code u} escape, and just so. */
    private static boolean isCanonical(byte[] bytes, int at, int unit) {
        boolean control = unit < ' ' || unit == 0x7F;
        boolean shortForm = unit == '\b' || unit == '\f' || unit == '\n' || unit == '\r' || unit == '\t';
        return control && !shortForm && bytes[at + 4] <= '9' && (bytes[at + 5] <= '9' || bytes[at + 5] >= 'a');
    }
}
