package dev.kdt.jq.program;

import dev.kdt.bytes.TextPlace;

/**
 * A line of a program's text, and the place in it that something is about.
 *
 * @param line without its end and without the blanks before it
 * @param column in that line, from 1, in characters
 */
public record Excerpt(String line, int column) {
    /** The line that {@code place} of the text is in. */
    static Excerpt of(String text, TextPlace place) {
        String line = text.lines().skip(place.line() - 1L).findFirst().orElse("");
        String bare = line.stripLeading();
        int indentation = line.length() - bare.length();
        return new Excerpt(bare.stripTrailing(), Math.max(1, place.column() - indentation));
    }
}
