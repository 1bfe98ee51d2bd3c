package dev.kdt.cli.show;

import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.Amounts;

/**
 * The bounds up to which a record is shown to people; the rest is folded away behind a mark.
 *
 * @param bytes at the most
 * @param lines at the most
 */
public record Fold(int bytes, int lines) {
    /** Everything is shown. */
    public static final Fold NONE = new Fold(Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** About a screen. */
    public static final Fold USUAL = new Fold(2_000, 40);

    /** Number of bytes of {@code utf8} that are shown: up to the end of a character, or of a line. */
    int shown(Slice utf8) {
        int end = Math.min(bytes, utf8.length());
        int newlines = 0;
        for (int at = 0; at < end; at++) {
            if (utf8.at(at) == '\n' && ++newlines == lines) {
                return at;
            }
        }
        while (end < utf8.length() && end > 0 && (utf8.at(end) & 0xC0) == 0x80) {
            end--;
        }
        return end;
    }

    /** The mark for what is folded away. */
    static String mark(int bytesLeft) {
        return "… +" + Amounts.bytes(bytesLeft) + " (--full shows all)";
    }
}
