package dev.kdt.pipeline.transform;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** Values as keys of dynamic partitioning. */
public final class KeyText {
    private KeyText() {}

    /** Of a value that can stand in a prefix its text; null for a missing one, for null, arrays and objects. */
    public static @Nullable String of(@Nullable Value value) {
        return switch (value) {
            case null -> null;
            case StringValue text -> text.text();
            case Value other ->
                switch (other.kind()) {
                    case NULL, ARRAY, OBJECT -> null;
                    case FALSE, TRUE, NUMBER, STRING -> printed(other);
                };
        };
    }

    private static String printed(Value value) {
        ByteBuilder out = new ByteBuilder(16);
        value.writeTo(out);
        return out.toString();
    }
}
