package dev.kdt.json;

import dev.kdt.bytes.ByteBuilder;

/** Writes arrays and objects that were made, to the depth to which jq writes them. */
final class Writer {
    /** jq's MAX_PRINT_DEPTH. */
    private static final int MAX_DEPTH = 10_000;

    private Writer() {}

    static void write(ArrayValue array, ByteBuilder out) {
        writeDeep(array, out);
    }

    static void write(ObjectValue object, ByteBuilder out) {
        writeDeep(object, out);
    }

    private static void writeDeep(Value value, ByteBuilder out) {
        int start = out.size();
        DeepStack.call(() -> {
            out.truncate(start);
            write(value, out, 0);
            return out;
        });
    }

    private static void write(Value value, ByteBuilder out, int depth) {
        switch (value) {
            case ListArray array -> writeArray(array, out, depth);
            case MapObject object -> writeObject(object, out, depth);
            case TapeObject object when object.hasDuplicates() -> writeObject(object, out, depth);
            default -> value.writeTo(out);
        }
    }

    private static void writeArray(ArrayValue array, ByteBuilder out, int depth) {
        if (depth > MAX_DEPTH) {
            out.ascii("<skipped: too deep>");
            return;
        }
        out.put('[');
        boolean first = true;
        for (Elements e = array.elements(); e.next(); ) {
            if (!first) {
                out.put(',');
            }
            first = false;
            write(e.value(), out, depth + 1);
        }
        out.put(']');
    }

    private static void writeObject(ObjectValue object, ByteBuilder out, int depth) {
        if (depth > MAX_DEPTH) {
            out.ascii("<skipped: too deep>");
            return;
        }
        out.put('{');
        boolean first = true;
        for (Entries e = object.entries(); e.next(); ) {
            if (!first) {
                out.put(',');
            }
            first = false;
            e.key().writeTo(out);
            out.put(':');
            write(e.value(), out, depth + 1);
        }
        out.put('}');
    }
}
