package dev.kdt.pipeline.step;

/** Forms of phone numbers. */
final class PhoneNumbers {
    /** ITU-T E.164: country code and number together. */
    private static final int MOST_DIGITS = 15;

    private static final int FEWEST_DIGITS = 8;

    private PhoneNumbers() {}

    /** {@code +49 30 1234567}, with spaces, dots, dashes or brackets between the digits. */
    static long international(byte[] text, int at, int to) {
        long found = Detector.NONE;
        int digits = 0;
        int end = at;
        for (int i = at + 1; i < to && digits < MOST_DIGITS; i++) {
            if (Ascii.isDigit(text[i])) {
                digits++;
                end = i + 1;
                // Groups that follow may be something else, such as a date.
                boolean apart = end == to || !Ascii.isWord(text[end]);
                found = apart && digits >= FEWEST_DIGITS ? Detector.span(at, end) : found;
            } else if (!isBetween(text[i]) || i - end > 1) {
                break;
            }
        }
        return found;
    }

    /** {@code (212) 555-0123}, {@code 212-555-0123}, {@code 212.555.0123}, {@code 212 555 0123}. */
    static long american(byte[] text, int at, int to) {
        boolean bracket = text[at] == '(';
        int i = at + (bracket ? 1 : 0);
        if (!digits(text, i, to, 3) || text[i] < '2') {
            return Detector.NONE;
        }
        i += 3;
        if (bracket) {
            if (i >= to || text[i] != ')') {
                return Detector.NONE;
            }
            i++;
            i += i < to && text[i] == ' ' ? 1 : 0;
        } else if (i < to && isSeparator(text[i])) {
            i++;
        } else {
            return Detector.NONE;
        }
        if (!digits(text, i, to, 3) || i + 3 >= to || !isSeparator(text[i + 3]) || !digits(text, i + 4, to, 4)) {
            return Detector.NONE;
        }
        int end = i + 8;
        boolean apart = end == to || !(Ascii.isWord(text[end]) || text[end] == '-');
        return apart ? Detector.span(at, end) : Detector.NONE;
    }

    private static boolean isBetween(byte b) {
        return isSeparator(b) || b == '(' || b == ')';
    }

    private static boolean isSeparator(byte b) {
        return b == ' ' || b == '-' || b == '.';
    }

    private static boolean digits(byte[] text, int at, int to, int count) {
        if (to - at < count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (!Ascii.isDigit(text[at + i])) {
                return false;
            }
        }
        return true;
    }
}
