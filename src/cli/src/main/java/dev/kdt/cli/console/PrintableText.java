package dev.kdt.cli.console;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.json.Utf8;

/**
 * Data as a terminal may print it: control characters would move the cursor, or do more than that, so they are spelled as JSON spells
 * them; a string of JSON stays the same string. Bytes that are no UTF-8 become U+FFFD.
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
            at += control < 0x80 ? 0 : 1;
            done = at + 1;
        }
        to.put(utf8.sub(done, utf8.length()));
    }

    /** The control character at {@code at}: one byte of ASCII, or two of U+0080 to U+009F; -1 when there is another. */
    private static int control(Slice utf8, int at) {
        int each = utf8.at(at);
        if ((each >= 0 && each < ' ') || each == 0x7F) {
            return each;
        }
        int next = each == (byte) 0xC2 ? utf8.at(at + 1) & 0xFF : 0;
        return next >= 0x80 && next < 0xA0 ? next : -1;
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
