package dev.kdt.codec;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.Entries;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of Kafka Connect written by their schema, as its JSON converter embeds it ("Kafka Connect, JsonConverter"): those of the
 * {@linkplain ConnectType logical types} become readable, all others stay as they are.
 */
final class ConnectSchema {
    private static final StringValue TYPE = StringValue.of("type");
    private static final StringValue NAME = StringValue.of("name");
    private static final StringValue FIELDS = StringValue.of("fields");
    private static final StringValue FIELD = StringValue.of("field");
    private static final StringValue ITEMS = StringValue.of("items");
    private static final StringValue VALUES = StringValue.of("values");

    private ConnectSchema() {}

    /** Writes the value; what does not fit its schema is written unchanged. */
    static void write(@Nullable Value schema, Value value, ByteBuilder out) {
        if (!(schema instanceof ObjectValue described)) {
            value.writeTo(out);
            return;
        }
        Value readable = described.get(NAME) instanceof StringValue name
                ? ConnectType.readable(name.text(), described, value)
                : null;
        if (readable != null) {
            readable.writeTo(out);
        } else if (value instanceof ObjectValue object) {
            writeObject(described, object, out);
        } else if (value instanceof ArrayValue array && described.get(ITEMS) != null) {
            writeArray(described.get(ITEMS), array, out);
        } else {
            value.writeTo(out);
        }
    }

    private static void writeObject(ObjectValue schema, ObjectValue object, ByteBuilder out) {
        Map<StringValue, Value> fields = fields(schema);
        boolean isMap =
                schema.get(TYPE) instanceof StringValue type && type.text().equals("map");
        @Nullable Value ofAll = isMap ? schema.get(VALUES) : null;
        ObjectWriter written = new ObjectWriter(out);
        for (Entries e = object.entries(); e.next(); ) {
            write(fields.getOrDefault(e.key(), ofAll), e.value(), written.member(e.key()));
        }
        written.end();
    }

    private static Map<StringValue, Value> fields(ObjectValue schema) {
        Map<StringValue, Value> fields = new HashMap<>();
        if (schema.get(FIELDS) instanceof ArrayValue described) {
            for (Elements e = described.elements(); e.next(); ) {
                if (e.value() instanceof ObjectValue field && field.get(FIELD) instanceof StringValue name) {
                    fields.put(name, field);
                }
            }
        }
        return fields;
    }

    private static void writeArray(@Nullable Value items, ArrayValue array, ByteBuilder out) {
        out.put('[');
        boolean isFirst = true;
        for (Elements e = array.elements(); e.next(); ) {
            if (!isFirst) {
                out.put(',');
            }
            isFirst = false;
            write(items, e.value(), out);
        }
        out.put(']');
    }
}
