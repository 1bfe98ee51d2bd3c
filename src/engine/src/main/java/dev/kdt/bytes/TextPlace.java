package dev.kdt.bytes;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column in the line, from 1, in characters
 */
public record TextPlace(int line, int column) {
    /** The place of the character at {@code index}, or of the end of the text. */
    public static TextPlace of(String text, int index) {
        int end = Math.min(index, text.length());
        int line = 1;
        int start = 0;
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new TextPlace(line, text.codePointCount(start, end) + 1);
    }

    /** The place of the byte at {@code index} of a text in UTF-8, or of its end. Each byte that is no UTF-8 may count as one. */
    public static TextPlace of(Slice text, long index) {
        int end = (int) Math.min(index, text.length());
        int line = 1;
        int column = 1;
        for (int i = 0; i < end; i++) {
            byte b = text.at(i);
            if (b == '\n') {
                line++;
                column = 1;
            } else if ((b & 0xC0) != 0x80) {
                column++;
            }
        }
        return new TextPlace(line, column);
    }

    /** This place in the text without so many characters at its start, none of them a line's end. */
    public TextPlace without(int characters) {
        return line == 1 ? new TextPlace(line, Math.max(1, column - characters)) : this;
    }

    /** {@code 7:5}. */
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
