package dev.kdt.json;

import dev.kdt.bytes.ByteBuilder;

/** Writes arrays and objects that were made, to the depth to which jq writes them. */
final class Writer {
    /** jq's MAX_PRINT_DEPTH. */
    private static final int MAX_DEPTH = 10_000;

    private Writer() {}

    static void write(ArrayValue array, ByteBuilder out, Meter meter) {
        writeDeep(array, out, meter);
    }

    static void write(ObjectValue object, ByteBuilder out, Meter meter) {
        writeDeep(object, out, meter);
    }

    private static void writeDeep(Value value, ByteBuilder out, Meter meter) {
        int start = out.size();
        DeepStack.call(() -> {
            out.truncate(start);
            write(value, out, 0, meter);
            return out;
        });
    }

    private static void write(Value value, ByteBuilder out, int depth, Meter meter) {
        switch (value) {
            case ListArray array -> writeArray(array, out, depth, meter);
            case MapObject object -> writeObject(object, out, depth, meter);
            case TapeObject object when object.hasDuplicates() -> writeObject(object, out, depth, meter);
            default -> value.writeTo(out, meter);
        }
    }

    private static void writeArray(ArrayValue array, ByteBuilder out, int depth, Meter meter) {
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
            meter.step();
            write(e.value(), out, depth + 1, meter);
        }
        out.put(']');
    }

    private static void writeObject(ObjectValue object, ByteBuilder out, int depth, Meter meter) {
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
            meter.step();
            e.key().writeTo(out);
            out.put(':');
            write(e.value(), out, depth + 1, meter);
        }
        out.put('}');
    }
}
