package dev.kdt.cli.console;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.json.Utf8;

/**
 * Data as a terminal may print it: control characters would move the cursor, or do more than that, and those that are hidden
 * make a text look like another, so they are spelled as JSON spells them; a string of JSON stays the same string. Bytes that are no UTF-8 become U+FFFD.
 */
public final class PrintableText {
    private PrintableText() {}

    /** Adds text that may have several lines: newlines and tabulators stay as they are. */
    public static void addLines(Slice text, ByteBuilder to) {
        add(text, true, to);
    }

    /** Adds text as a part of one line: only tabulators stay as they are. */
    public static void addLine(Slice text, ByteBuilder to) {
        add(text, false, to);
    }

    private static void add(Slice text, boolean lines, ByteBuilder to) {
        Slice utf8 = Utf8.isValid(text) ? text : Slice.utf8(text.toText());
        int done = 0;
        for (int at = 0; at < utf8.length(); at++) {
            int control = control(utf8, at);
            if (control < 0 || control == '\t' || (lines && isNewline(utf8, at))) {
                continue;
            }
            to.put(utf8.sub(done, at));
            spell(control, to);
            at += length(control) - 1;
            done = at + 1;
        }
        to.put(utf8.sub(done, utf8.length()));
    }

    /**
     * Whether the character is not seen itself, so that a text looks like another: one that changes the direction of the text around it
     * (Unicode Standard Annex #9, Directional Formatting Characters), or one that takes no room and joins nothing.
     */
    public static boolean isHidden(int point) {
        return point == 0xAD
                || point == 0x61C
                || point == 0x200B
                || point == 0x2060
                || point == 0xFEFF
                || point == 0x200E
                || point == 0x200F
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
    }

    /**
     * The control character at {@code at}: one byte of ASCII, or two or three of those that are hidden; -1 when there is another.
     */
    private static int control(Slice utf8, int at) {
        int each = utf8.at(at);
        if (each >= 0) {
            return each < ' ' || each == 0x7F ? each : -1;
        }
        return switch (each & 0xFF) {
            case 0xC2 -> hidden(utf8.at(at + 1) & 0xFF);
            case 0xD8 -> hidden(0x600 | (utf8.at(at + 1) & 0x3F));
            case 0xE2, 0xEF -> hidden((each & 0xF) << 12 | (utf8.at(at + 1) & 0x3F) << 6 | (utf8.at(at + 2) & 0x3F));
            default -> -1;
        };
    }

    private static int hidden(int point) {
        return point < 0xA0 || isHidden(point) ? point : -1;
    }

    private static int length(int control) {
        return control < 0x80 ? 1 : control < 0x800 ? 2 : 3;
    }

    private static boolean isNewline(Slice utf8, int at) {
        return utf8.at(at) == '\n' || (utf8.at(at) == '\r' && at + 1 < utf8.length() && utf8.at(at + 1) == '\n');
    }

    private static void spell(int control, ByteBuilder to) {
        switch (control) {
            case '\n' -> to.ascii("\\n");
            case '\r' -> to.ascii("\\r");
            default -> to.ascii(String.format("\\u%04x", control));
        }
    }
}
