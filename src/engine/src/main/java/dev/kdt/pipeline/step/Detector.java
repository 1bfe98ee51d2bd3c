package dev.kdt.pipeline.step;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Finds personal data of one kind in a text. Works on UTF-8 bytes; whatever it finds is ASCII. */
enum Detector {
    /** A mail address. */
    EMAIL {
        @Override
        boolean starts(byte[] text, int from, int at) {
            return text[at] == '@';
        }

        @Override
        long find(byte[] text, int from, int at, int to) {
            int start = at;
            while (start > from && isLocal(text[start - 1])) {
                start--;
            }
            int end = at + 1;
            int lastDot = -1;
            while (end < to && (Ascii.isWord(text[end]) || text[end] == '-' || text[end] == '.')) {
                lastDot = text[end] == '.' ? end : lastDot;
                end++;
            }
            if (lastDot == end - 1) {
                end--; // The full stop of a sentence.
                lastDot = lastIndexOfDot(text, at, end);
            }
            boolean complete = start < at && lastDot > at + 1 && end - lastDot > 2;
            return complete ? span(start, end) : NONE;
        }

        private static boolean isLocal(byte b) {
            return Ascii.isWord(b) || b == '.' || b == '+' || b == '-' || b == '%' || b == '\'';
        }

        private static int lastIndexOfDot(byte[] text, int from, int to) {
            int at = to - 1;
            while (at > from && text[at] != '.') {
                at--;
            }
            return at;
        }
    },

    /** A number of a payment card: a known issuer's prefix and length, and a correct Luhn digit; groups may stand apart. */
    CARD {
        @Override
        boolean starts(byte[] text, int from, int at) {
            return Ascii.isDigit(text[at]) && (at == from || !Ascii.isWord(text[at - 1]));
        }

        @Override
        long find(byte[] text, int from, int at, int to) {
            long found = NONE;
            long digits = 0;
            int count = 0;
            for (int i = at; i < to && count <= CardNumbers.LONGEST; i++) {
                if (Ascii.isDigit(text[i])) {
                    digits = digits * 10 + text[i] - '0';
                    count++;
                    // Groups that follow may be another number, such as the month in which the card expires.
                    boolean apart = i + 1 == to || !Ascii.isWord(text[i + 1]);
                    found = apart && CardNumbers.isCard(digits, count) ? span(at, i + 1) : found;
                } else if ((text[i] != ' ' && text[i] != '-') || i + 1 >= to || !Ascii.isDigit(text[i + 1])) {
                    break;
                }
            }
            return found;
        }
    },

    /** A phone number: with a plus and a country's code, or written the North American way. */
    PHONE {
        @Override
        boolean starts(byte[] text, int from, int at) {
            boolean sign = text[at] == '+' || text[at] == '(' || Ascii.isDigit(text[at]);
            return sign && (at == from || (!Ascii.isWord(text[at - 1]) && text[at - 1] != '.' && text[at - 1] != '-'));
        }

        @Override
        long find(byte[] text, int from, int at, int to) {
            return text[at] == '+' ? PhoneNumbers.international(text, at, to) : PhoneNumbers.american(text, at, to);
        }
    },

    /** An internet address, version 4 or 6. */
    IP {
        @Override
        boolean starts(byte[] text, int from, int at) {
            boolean hex = Ascii.isHex(text[at]) || text[at] == ':';
            return hex && (at == from || (!Ascii.isWord(text[at - 1]) && text[at - 1] != '.' && text[at - 1] != ':'));
        }

        @Override
        long find(byte[] text, int from, int at, int to) {
            long four = Ascii.isDigit(text[at]) ? Addresses.four(text, at, to) : NONE;
            return four == NONE ? Addresses.six(text, at, to) : four;
        }
    };

    static final long NONE = -1;

    static List<String> words() {
        return Arrays.stream(values())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    static Detector of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static long span(int from, int to) {
        return (long) from << 32 | to;
    }

    static int from(long span) {
        return (int) (span >>> 32);
    }

    static int to(long span) {
        return (int) span;
    }

    /** A quick look: whether data of this kind may be found at {@code at} of the text that begins at {@code from}. */
    abstract boolean starts(byte[] text, int from, int at);

    /** The {@link #span} of the data that was noticed at {@code at}; {@link #NONE} when there is none. */
    abstract long find(byte[] text, int from, int at, int to);
}
