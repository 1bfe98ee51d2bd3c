package dev.kdt.generate.compiled;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.generate.value.Random;
import dev.kdt.json.Entries;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;

/** Gives a field of a JSON object a value of another type: a string for a number or a flag, a number for a string, an object or an array. */
final class WrongType {
    private static final Value NUMBER = Value.of(0);

    private WrongType() {}

    /** Returns false when the record has no fields, and stays as it is. */
    static boolean apply(Random random, ByteBuilder out, int start) {
        Slice record = out.viewFrom(start).copy();
        try {
            if (!(new JsonReader().read(record) instanceof ObjectValue object) || object.size() == 0) {
                return false;
            }
            int chosen = random.below(object.size());
            Entries entries = object.entries();
            entries.next();
            for (int i = 0; i < chosen; i++) {
                entries.next();
            }
            StringValue name = entries.key().copy();
            Value other = other(entries.value());
            out.truncate(start);
            object.with(name, other).writeTo(out);
            return true;
        } catch (JsonException _) {
            return false;
        }
    }

    private static Value other(Value value) {
        return switch (value.kind()) {
            case NUMBER, TRUE, FALSE -> StringValue.of(value.toString());
            case STRING, ARRAY, OBJECT, NULL -> NUMBER;
        };
    }
}
