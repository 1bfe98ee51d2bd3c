package dev.kdt.codec.format;

import dev.kdt.bytes.Slice;
import dev.kdt.json.Kind;
import dev.kdt.json.StringValue;
import dev.kdt.json.Utf8;
import dev.kdt.json.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** JSON for what JSON has no values for; alike in all binary formats. */
public final class Plain {
    private Plain() {}

    /** Bytes as a string of their Base64. */
    public static Value bytes(Slice bytes) {
        return StringValue.of(Base64.getEncoder().encode(bytes.toSharedBytes()));
    }

    /** Text as it is; what is no UTF-8, as {@link #bytes}. */
    public static StringValue text(Slice utf8) {
        return Utf8.isValid(utf8)
                ? StringValue.of(utf8.copy())
                : StringValue.of(Base64.getEncoder().encode(utf8.toSharedBytes()));
    }

    /** A key of a map: a string as it is, any other value as its JSON text. */
    public static StringValue key(Value key) {
        return key instanceof StringValue text ? text : StringValue.of(key.toString());
    }

    /** The type of a value, with its article, such as {@code an array}. */
    public static String typeInWords(Value value) {
        Kind kind = value.kind();
        return switch (kind) {
            case NULL -> "null";
            case FALSE, TRUE, NUMBER, STRING -> "a " + kind.typeName();
            case ARRAY, OBJECT -> "an " + kind.typeName();
        };
    }

    /** A point in time as ISO 8601 text in UTC, such as {@code 2026-11-27T10:00:00.5Z}. */
    public static Value instant(long seconds, long nanos, String format) throws CodecException {
        try {
            return Value.of(Instant.ofEpochSecond(seconds, nanos).toString());
        } catch (DateTimeException | ArithmeticException _) {
            throw new CodecException(format + ": a timestamp is out of range");
        }
    }
}
