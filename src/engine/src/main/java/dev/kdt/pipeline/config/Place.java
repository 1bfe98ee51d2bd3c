package dev.kdt.pipeline.config;

import dev.kdt.bytes.TextPlace;

/**
 * A place in a pipeline file.
 *
 * @param file the name as the user gave it
 * @param line from 1; 0 for the file as a whole
 * @param column from 1, in characters
 */
public record Place(String file, int line, int column) {
    /** The file as a whole. */
    public static Place whole(String file) {
        return new Place(file, 0, 0);
    }

    /** The place in the file's text. */
    public TextPlace inText() {
        return new TextPlace(line, column);
    }

    /** {@code orders.yaml:7:5}. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
