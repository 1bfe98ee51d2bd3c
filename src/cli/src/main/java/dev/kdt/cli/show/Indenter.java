package dev.kdt.cli.show;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;

/** Lays JSON out as jq does: two spaces for each level, a line for each element, nothing inside of what is empty. */
public final class Indenter {
    private static final String STEP = "  ";

    private final JsonReader reader = new JsonReader();

    /**
     * Adds {@code text}, laid out, if it is one JSON value; numbers and strings keep their spelling. Returns whether it is; other text
     * is not added.
     */
    public boolean indent(Slice text, ByteBuilder to) {
        boolean isJson = isJson(text);
        if (isJson) {
            layOut(text, to);
        }
        return isJson;
    }

    private boolean isJson(Slice text) {
        try {
            reader.read(text);
            return true;
        } catch (JsonException _) {
            return false;
        }
    }

    private static void layOut(Slice json, ByteBuilder to) {
        int depth = 0;
        for (int at = 0; at < json.length(); at++) {
            int each = json.at(at);
            switch (each) {
                case ' ', '\t', '\r', '\n' -> {}
                case '"' -> {
                    int end = JsonText.stringEnd(json, at);
                    to.put(json.sub(at, end));
                    at = end - 1;
                }
                case '{', '[' -> {
                    to.put(each);
                    int next = afterSpace(json, at + 1);
                    if (json.at(next) == '}' || json.at(next) == ']') {
                        to.put(json.at(next));
                        at = next;
                    } else {
                        newLine(++depth, to);
                    }
                }
                case '}', ']' -> {
                    newLine(--depth, to);
                    to.put(each);
                }
                case ',' -> {
                    to.put(each);
                    newLine(depth, to);
                }
                case ':' -> to.put(each).put(' ');
                default -> to.put(each);
            }
        }
    }

    private static int afterSpace(Slice json, int from) {
        int at = from;
        while (" \t\r\n".indexOf(json.at(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static void newLine(int depth, ByteBuilder to) {
        to.put('\n');
        for (int i = 0; i < depth; i++) {
            to.ascii(STEP);
        }
    }
}
