package dev.kdt.fuzz;

import dev.kdt.bytes.Slice;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.Value;

/**
 * Any lines of bytes, one after the other to one reader: what it learnt from the lines before changes nothing in how it reads,
 * or refuses, the next.
 */
public final class ShapesFuzz {
    /** Each text is read so often by the reader that learns, so that short inputs find learnt ways. */
    private static final int TIMES = 2;

    private ShapesFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        JsonReader learning = new JsonReader();
        int from = 0;
        for (int at = 0; at <= bytes.length; at++) {
            if (at == bytes.length || bytes[at] == '\n') {
                Slice line = new Slice(bytes, from, at);
                String first = outcome(new JsonReader(), line);
                for (int i = 0; i < TIMES; i++) {
                    String learnt = outcome(learning, line);
                    if (!first.equals(learnt)) {
                        throw new AssertionError("as the first: " + first + "\nas one of many: " + learnt);
                    }
                }
                from = at + 1;
            }
        }
    }

    private static String outcome(JsonReader reader, Slice text) {
        try {
            Value value = reader.read(text);
            return value + " " + value.hashCode() + " " + value.copy();
        } catch (JsonException e) {
            return e.offset() + ": " + e.problem();
        }
    }
}
