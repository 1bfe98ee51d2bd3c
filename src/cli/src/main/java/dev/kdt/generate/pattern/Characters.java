package dev.kdt.generate.pattern;

/** Reads a regular expression from the left to the right. */
final class Characters {
    private final String text;
    private int at;

    Characters(String text) {
        this.text = text;
    }

    /** The index of the next character. */
    int index() {
        return at;
    }

    boolean atEnd() {
        return at == text.length();
    }

    /** True when {@code next} comes next. */
    boolean sees(String next) {
        return text.startsWith(next, at);
    }

    /** Reads {@code next} when it comes next. */
    boolean take(String next) {
        boolean there = sees(next);
        if (there) {
            at += next.length();
        }
        return there;
    }

    /** Reads a character; {@code missing} says what is missing at the end. */
    int next(String missing) throws PatternException {
        if (atEnd()) {
            throw new PatternException(missing, at);
        }
        int codePoint = text.codePointAt(at);
        at += Character.charCount(codePoint);
        return codePoint;
    }

    /** Reads a number of at most {@code most} digits; -1 when there is none. */
    int number(int most) throws PatternException {
        int from = at;
        while (!atEnd() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at - from > most) {
            throw new PatternException("the number " + text.substring(from, at) + " is too large", from);
        }
        return from == at ? -1 : Integer.parseInt(text.substring(from, at));
    }

    /** Reads so many hexadecimal digits. */
    int hex(int digits) throws PatternException {
        int from = at;
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(next("a hexadecimal digit is missing"), 16);
            if (digit < 0) {
                throw new PatternException("here should be " + digits + " hexadecimal digits", from);
            }
            value = value * 16 + digit;
        }
        return value;
    }

    /** Reads a name in angle brackets, of which the first has been read. */
    void name() throws PatternException {
        int from = at;
        while (next("the group's name lacks '>'") != '>') {
            // its characters do not matter
        }
        if (at - from < 2) {
            throw new PatternException("the group has no name", from);
        }
    }
}
