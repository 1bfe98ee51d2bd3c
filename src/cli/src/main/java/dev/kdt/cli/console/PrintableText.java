package dev.kdt.cli.console;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.json.Utf8;

/**
 * Texts of others as a terminal may print them: control characters would move the cursor, or do more than that, and invisible ones make
 * a text look like another, so they are spelled as JSON spells them; a string of JSON stays the same string. Bytes that are no UTF-8
 * become U+FFFD.
 */
public final class PrintableText {
    private PrintableText() {}

    private enum Form {
        /** Newlines and tabulators stay as they are, and what shapes the characters around it. */
        LINES,
        /** Tabulators stay as they are, and what shapes the characters around it. */
        LINE,
        /** Tabulators stay as they are. */
        CELLS
    }

    /** Adds text that may have several lines: newlines and tabulators stay as they are. */
    public static void addLines(Slice text, ByteBuilder to) {
        add(text, Form.LINES, to);
    }

    /** Adds text as a part of one line: only tabulators stay as they are. */
    public static void addLine(Slice text, ByteBuilder to) {
        add(text, Form.LINE, to);
    }

    /**
     * Adds text as a part of one line of a screen, on which each character has columns of its own: what joins characters to one is
     * spelled too, since terminals do not agree on the columns that the result takes. Tabulators stay as they are.
     */
    public static void addCells(Slice text, ByteBuilder to) {
        add(text, Form.CELLS, to);
    }

    /** Text as a part of one line: only tabulators stay as they are. */
    public static String line(String text) {
        return text(text, Form.LINE);
    }

    /** Text as a part of one line of a screen, as {@link #addCells} has it. */
    public static String cells(String text) {
        return text(text, Form.CELLS);
    }

    /** A partition key, which anybody may choose who may put records: one that is not seen as it is looks like no other one. */
    public static String key(String key) {
        return cells(key).replace("\t", "\\t");
    }

    private static String text(String text, Form form) {
        ByteBuilder printable = new ByteBuilder();
        add(Slice.utf8(text), form, printable);
        return printable.view().toText();
    }

    private static void add(Slice text, Form form, ByteBuilder to) {
        Slice utf8 = Utf8.isValid(text) ? text : Slice.utf8(text.toText());
        int done = 0;
        int before = 0;
        for (int at = 0; at < utf8.length(); ) {
            int point = codepoint(utf8, at);
            int next = at + Utf8.width(utf8.at(at));
            if (isSpelled(point) && !stays(point, before, utf8, next, form)) {
                to.put(utf8.sub(done, at));
                to.ascii(spelled(point));
                done = next;
            }
            before = point;
            at = next;
        }
        to.put(utf8.sub(done, utf8.length()));
    }

    private static int codepoint(Slice utf8, int at) {
        return Utf8.codepoint(utf8.array(), utf8.from() + at);
    }

    private static boolean stays(int point, int before, Slice utf8, int next, Form form) {
        int after = next < utf8.length() ? codepoint(utf8, next) : 0;
        return switch (form) {
            case CELLS -> point == '\t';
            case LINE -> point == '\t' || InvisibleCharacters.isShaping(point, before, after);
            case LINES ->
                point == '\t'
                        || point == '\n'
                        || (point == '\r' && after == '\n')
                        || InvisibleCharacters.isShaping(point, before, after);
        };
    }

    /** Whether a character of a line of a screen is spelled, unless it is a tabulator. */
    public static boolean isSpelled(int point) {
        return point < 0x7F ? point < ' ' : InvisibleCharacters.contains(point);
    }

    /** How a character is spelled; those behind U+FFFF are two, as in JSON. */
    public static String spelled(int point) {
        return switch (point) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default ->
                Character.isBmpCodePoint(point)
                        ? "\\u%04x".formatted(point)
                        : "\\u%04x\\u%04x"
                                .formatted((int) Character.highSurrogate(point), (int) Character.lowSurrogate(point));
        };
    }
}
