package dev.kdt.jq.run;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.jq.JqException;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** A string with interpolations; each part gives strings, the last part varies slowest. */
final class TextNode extends Node {
    private final Node[] parts;

    TextNode(Node[] parts) {
        this.parts = parts;
    }

    @Override
    boolean isSingle(Params params) {
        for (Node part : parts) {
            if (!part.isSingle(params)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public @Nullable Value eval(Frame frame, Value in) throws JqException {
        ByteBuilder text = new ByteBuilder(64);
        for (Node part : parts) {
            Value value = part.eval(frame, in);
            if (value == null) {
                return null;
            }
            append(frame.machine, value, text);
        }
        return StringValue.of(text.toBytes());
    }

    private static void append(Machine machine, Value value, ByteBuilder text) throws JqException {
        if (value instanceof StringValue string) {
            machine.grow(string.to() - string.from());
            text.put(string.array(), string.from(), string.to());
        } else {
            machine.append(value, text);
        }
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        return single(frame)
                ? super.run(frame, in, out)
                : combine(frame, in, parts.length - 1, new Value[parts.length], out);
    }

    private int combine(Frame frame, Value in, int index, Value[] values, Sink out) throws JqException {
        if (index < 0) {
            ByteBuilder text = new ByteBuilder(64);
            for (Value value : values) {
                append(frame.machine, value, text);
            }
            return out.accept(StringValue.of(text.toBytes()));
        }
        return parts[index].run(frame, in, value -> {
            values[index] = value;
            return combine(frame, in, index - 1, values, out);
        });
    }
}
