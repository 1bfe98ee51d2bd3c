package dev.kdt.json;

import dev.kdt.bytes.ByteBuilder;

/**
 * Writes values over several lines, as {@code jq --indent} and {@code jq --tab} print them. There is no newline at the end.
 *
 * @param indentation of each level: spaces or tabs
 */
public record Layout(String indentation) {
    /** jq's MAX_PRINT_DEPTH. */
    private static final int MAX_DEPTH = 10_000;

    /** Adds the value's text. */
    public void write(Value value, ByteBuilder out) {
        int start = out.size();
        DeepStack.call(() -> {
            out.truncate(start);
            write(value, out, 0);
            return out;
        });
    }

    private void write(Value value, ByteBuilder out, int depth) {
        switch (value) {
            case ArrayValue array
            when array.size() > 0 -> {
                if (!isTooDeep(depth, out)) {
                    writeArray(array, out, depth);
                }
            }
            case ObjectValue object
            when object.size() > 0 -> {
                if (!isTooDeep(depth, out)) {
                    writeObject(object, out, depth);
                }
            }
            case ArrayValue _, ObjectValue _, Constant _, NumberValue _, StringValue _ -> value.writeTo(out);
        }
    }

    private static boolean isTooDeep(int depth, ByteBuilder out) {
        if (depth > MAX_DEPTH) {
            out.ascii("<skipped: too deep>");
        }
        return depth > MAX_DEPTH;
    }

    private void writeArray(ArrayValue array, ByteBuilder out, int depth) {
        out.put('[');
        boolean first = true;
        for (Elements e = array.elements(); e.next(); ) {
            line(out, first, depth + 1);
            first = false;
            write(e.value(), out, depth + 1);
        }
        newLine(out, depth);
        out.put(']');
    }

    private void writeObject(ObjectValue object, ByteBuilder out, int depth) {
        out.put('{');
        boolean first = true;
        for (Entries e = object.entries(); e.next(); ) {
            line(out, first, depth + 1);
            first = false;
            e.key().writeTo(out);
            out.ascii(": ");
            write(e.value(), out, depth + 1);
        }
        newLine(out, depth);
        out.put('}');
    }

    private void line(ByteBuilder out, boolean first, int depth) {
        if (!first) {
            out.put(',');
        }
        newLine(out, depth);
    }

    private void newLine(ByteBuilder out, int depth) {
        out.put('\n');
        for (int i = 0; i < depth; i++) {
            out.ascii(indentation);
        }
    }
}
