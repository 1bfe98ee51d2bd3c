package dev.kdt.cli.show;

import dev.kdt.bytes.Slice;

/** The tokens of JSON's text. */
final class JsonText {
    private JsonText() {}

    /** The end of the string that begins at {@code start}, its quotation mark included; the text's end when it is cut off. */
    static int stringEnd(Slice json, int start) {
        int end = start + 1;
        while (end < json.length() && json.at(end) != '"') {
            end += json.at(end) == '\\' ? 2 : 1;
        }
        return Math.min(json.length(), end + 1);
    }
}
