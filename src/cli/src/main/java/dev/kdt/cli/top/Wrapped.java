package dev.kdt.cli.top;

import dev.kdt.cli.console.DisplayWidth;
import dev.kdt.cli.screen.ScreenLines;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** Sentences over as many lines as they take, broken between words. */
final class Wrapped {
    private Wrapped() {}

    /** The lines; a word that is wider than the terminal is broken itself. */
    static List<AttributedString> words(String sentence, AttributedStyle style, int columns) {
        List<AttributedString> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : sentence.split(" ", -1)) {
            if (!line.isEmpty() && DisplayWidth.of(line.toString()) + 1 + DisplayWidth.of(word) > columns) {
                lines.addAll(ScreenLines.wrapped(line.toString(), style, columns));
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.addAll(ScreenLines.wrapped(line.toString(), style, columns));
        return lines;
    }
}
