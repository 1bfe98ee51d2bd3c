package dev.kdt.jq.syntax;

import dev.kdt.jq.JqSyntaxException;

/** A place in a program's text; line and column count from 1. */
public record Place(int line, int column) {
    public static Place of(String source, int position) {
        int end = Math.min(position, source.length());
        int line = 1;
        int start = 0;
        for (int i = 0; i < end; i++) {
            if (source.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new Place(line, source.codePointCount(start, end) + 1);
    }

    public JqSyntaxException error(String message) {
        return new JqSyntaxException(line, column, message);
    }
}
