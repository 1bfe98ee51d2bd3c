package dev.kdt.cli.screen;

import org.jline.keymap.BindingReader;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/**
 * A text that is pasted into the terminal, which marks its beginning and its end ("Bracketed Paste Mode", XTerm Control Sequences): so its
 * characters are not taken for keys.
 */
final class Paste {
    /** Has the terminal mark what is pasted from now on. */
    static final String ON = "\u001b[?2004h";

    static final String OFF = "\u001b[?2004l";
    static final String BEGIN = "\u001b[200~";
    static final String END = "\u001b[201~";

    /** Of a longer text the rest is not taken. */
    private static final int MOST_CHARACTERS = 64 << 10;

    /** Without a character for so long, the mark of the end is not waited for. */
    private static final long SILENCE_MILLIS = 1_000;

    private Paste() {}

    /** Reads the text behind {@link #BEGIN}, and its end. Returns it as one line; null when the terminal is gone. */
    static @Nullable String read(BindingReader input) {
        StringBuilder text = new StringBuilder();
        int matched = 0;
        while (matched < END.length()) {
            int next = input.peekCharacter(SILENCE_MILLIS);
            if (next == NonBlockingReader.READ_EXPIRED) {
                break;
            }
            int each = input.readCharacter();
            if (each < 0) {
                return null;
            }
            if (each == END.charAt(matched)) {
                matched++;
            } else {
                text.append(END, 0, matched);
                matched = each == END.charAt(0) ? 1 : 0;
                if (matched == 0) {
                    text.appendCodePoint(each);
                }
            }
            text.setLength(Math.min(text.length(), MOST_CHARACTERS));
        }
        return inOneLine(text.toString());
    }

    /** A blank for each end of a line but the last, and for each control character but a tabulator. */
    private static String inOneLine(String text) {
        return text.replaceFirst("[\\r\\n]+\\z", "").replaceAll("\\r\\n|[\\p{Cntrl}&&[^\\t]]", " ");
    }
}
