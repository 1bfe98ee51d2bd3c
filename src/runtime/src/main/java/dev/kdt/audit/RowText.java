package dev.kdt.audit;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.Entries;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.Kind;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes objects as rows of a table: the text of each column, so that what COPY made of a result is equal to the result. Columns of text may
 * hold what was a number, an object or a list. For one thread.
 */
final class RowText {
    /** Deeper values are compared as they are written. */
    private static final int DEEPEST = 64;

    private static final int ABSENT = 0;
    private static final int PRESENT = 1;

    private final Map<String, Integer> places = new HashMap<>();
    private final @Nullable Value[] values;
    private final JsonReader inner = new JsonReader();
    private final ByteBuilder number = new ByteBuilder();

    RowText(Columns columns) {
        for (String each : columns.names()) {
            places.put(each, places.size());
        }
        values = new Value[places.size()];
    }

    void write(ObjectValue object, ByteBuilder out) {
        Arrays.fill(values, null);
        for (Entries each = object.entries(); each.next(); ) {
            Integer place = places.get(Columns.folded(each.key().text()));
            if (place != null) {
                values[place] = each.value();
            }
        }
        for (Value each : values) {
            if (each == null || each.kind() == Kind.NULL) {
                out.put(ABSENT);
            } else {
                column(each, out.put(PRESENT));
                out.put(0);
            }
        }
    }

    private void column(Value value, ByteBuilder out) {
        if (!(value instanceof StringValue string)) {
            nested(value, out, 0);
            return;
        }
        String text = string.text().stripTrailing(); // Columns of a fixed width are filled up.
        if (!text.startsWith("{") && !text.startsWith("[")) {
            out.utf8(ColumnText.of(text));
            return;
        }
        int start = out.size();
        try {
            nested(inner.read(Slice.utf8(text)), out, 0);
        } catch (JsonException _) {
            out.truncate(start);
            out.utf8(text);
        }
    }

    private void nested(Value value, ByteBuilder out, int depth) {
        switch (value) {
            case ObjectValue object
            when depth < DEEPEST -> {
                out.put('{');
                for (StringValue each : object.sortedKeys()) {
                    each.writeTo(out);
                    out.put(':');
                    Value member = object.get(each);
                    nested(member == null ? Value.NULL : member, out, depth + 1);
                    out.put(',');
                }
                out.put('}');
            }
            case ArrayValue array
            when depth < DEEPEST -> {
                out.put('[');
                for (Elements each = array.elements(); each.next(); ) {
                    nested(each.value(), out, depth + 1);
                    out.put(',');
                }
                out.put(']');
            }
            default -> {
                if (value.kind() == Kind.NUMBER) {
                    value.writeTo(number.clear());
                    out.utf8(ColumnText.of(number.toString()));
                } else {
                    value.writeTo(out);
                }
            }
        }
    }
}
