package dev.kdt.cli.show;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.Color;
import java.nio.charset.StandardCharsets;

/** Colours JSON, or the beginning of it: names, strings, numbers and words. */
public final class Highlighter {
    /** Adds {@code json} with its colours. */
    public void highlight(Slice json, ByteBuilder to) {
        int at = 0;
        while (at < json.length()) {
            int end = tokenEnd(json, at);
            Slice token = json.sub(at, end);
            Color color = color(json, at, end);
            if (color == null) {
                to.put(token);
            } else {
                to.put(color.paint(token.toText()).getBytes(StandardCharsets.UTF_8));
            }
            at = end;
        }
    }

    private static @org.jspecify.annotations.Nullable Color color(Slice json, int at, int end) {
        int first = json.at(at);
        if (first == '"') {
            boolean name = end < json.length() && json.at(end) == ':';
            return name ? Color.BLUE : Color.GREEN;
        }
        if (first == '-' || (first >= '0' && first <= '9')) {
            return Color.CYAN;
        }
        return first >= 'a' && first <= 'z' ? Color.MAGENTA : null;
    }

    /** The end of the string, number, word or single mark that begins at {@code start}. */
    private static int tokenEnd(Slice json, int start) {
        int first = json.at(start);
        if (first == '"') {
            return JsonText.stringEnd(json, start);
        }
        int end = start + 1;
        if (isWordByte(first)) {
            while (end < json.length() && isWordByte(json.at(end))) {
                end++;
            }
        }
        return end;
    }

    private static boolean isWordByte(int each) {
        return (each >= '0' && each <= '9')
                || (each >= 'a' && each <= 'z')
                || each == '-'
                || each == '+'
                || each == '.'
                || each == 'E';
    }
}
