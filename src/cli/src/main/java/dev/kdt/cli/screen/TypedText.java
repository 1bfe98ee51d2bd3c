package dev.kdt.cli.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Buffer;
import org.jline.reader.impl.BufferImpl;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.WCWidth;

/** A text that the user types, and the cursor in it. */
public final class TypedText {
    private final Buffer buffer = new BufferImpl();

    /**
     * The text on the screen.
     *
     * @param lines with the prompt
     * @param row of the cursor, from 0
     * @param column of the cursor, from 0
     */
    public record Area(List<AttributedString> lines, int row, int column) {}

    /** @param text to start with; the cursor stands behind it */
    public TypedText(String text) {
        buffer.write(text);
    }

    public String text() {
        return buffer.toString();
    }

    /**
     * Has the effect of a key.
     *
     * @param typed the characters to insert, if the key inserts any
     */
    public void edit(EditKey key, String typed) {
        switch (key) {
            case INSERT -> buffer.write(typed);
            case LEFT -> buffer.move(-1);
            case RIGHT -> buffer.move(1);
            case HOME -> buffer.cursor(0);
            case END -> buffer.cursor(buffer.length());
            case BACKSPACE -> buffer.backspace();
            case DELETE -> buffer.delete();
            case CLEAR -> buffer.clear();
            case ACCEPT, CANCEL, TAB, OTHER -> {}
        }
    }

    /** The text behind a prompt, wrapped; of a long one the lines around the cursor. */
    public Area area(String prompt, int columns, int mostRows) {
        List<AttributedString> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        String shown = prompt + text();
        int end = prompt.length() + buffer.upToCursor().length();
        int column = 0;
        int cursorRow = 0;
        int cursorColumn = 0;
        for (int at = 0; at <= shown.length(); ) {
            int each = at < shown.length() ? shown.codePointAt(at) : ' '; // The cursor may stand behind the text.
            int width = Math.max(0, WCWidth.wcwidth(each));
            if (column + width > columns) {
                lines.add(line(line));
                column = 0;
            }
            if (at == end) {
                cursorRow = lines.size();
                cursorColumn = column;
            }
            if (each == '\n') {
                lines.add(line(line));
                column = 0;
            } else {
                line.appendCodePoint(Character.isISOControl(each) ? ' ' : each);
                column += Character.isISOControl(each) ? 1 : width;
            }
            at += Character.charCount(each);
        }
        lines.add(line(line));
        int from = Math.clamp((long) cursorRow - mostRows + 1, 0, lines.size());
        return new Area(
                lines.subList(from, Math.min(lines.size(), from + mostRows)),
                cursorRow - from,
                Math.min(columns - 1, cursorColumn));
    }

    private static AttributedString line(StringBuilder text) {
        AttributedString line = new AttributedString(text, AttributedStyle.DEFAULT.bold());
        text.setLength(0);
        return line;
    }
}
