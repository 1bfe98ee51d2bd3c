package dev.kdt.cli.command.process;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.json.Layout;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.pipeline.step.CurrentRecord;
import dev.kdt.pipeline.step.Step;
import dev.kdt.pipeline.step.Worker;

/**
 * Makes of each result the text that jq prints for it.
 *
 * @param indentation of each level; empty for results on a line each
 * @param raw whether a string is its own text
 * @param marked whether JSON has an ASCII RS before it
 * @param end what comes after each result
 */
record LayoutStep(String indentation, boolean raw, boolean marked, String end) implements Step {
    private static final char RECORD_SEPARATOR = 0x1e;

    @Override
    public String name() {
        return "--indent";
    }

    @Override
    public boolean rewrites() {
        return true;
    }

    @Override
    public Worker start(Worker next, CurrentRecord current) {
        ByteBuilder text = new ByteBuilder();
        Layout layout = new Layout(indentation);
        return value -> {
            text.clear();
            write(value, layout, text);
            text.ascii(end);
            next.take(StringValue.of(text.view()));
        };
    }

    private void write(Value value, Layout layout, ByteBuilder text) {
        if (raw && value instanceof StringValue string) {
            text.put(string.array(), string.from(), string.to());
            return;
        }
        if (marked) {
            text.put(RECORD_SEPARATOR);
        }
        if (indentation.isEmpty()) {
            value.writeTo(text);
        } else {
            layout.write(value, text);
        }
    }
}
