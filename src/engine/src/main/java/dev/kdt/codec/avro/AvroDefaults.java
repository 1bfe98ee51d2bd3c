package dev.kdt.codec.avro;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.Plain;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.List;
import java.util.Map;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;

/** The defaults of fields as JSON values, in the form in which {@link AvroDatum} takes them. */
final class AvroDefaults {
    private AvroDefaults() {}

    static Value of(Schema.Field field) {
        return of(field.defaultVal());
    }

    /** The library gives maps, lists, byte arrays, strings, boxes, and an object for null. */
    private static Value of(Object given) {
        return switch (given) {
            case Map<?, ?> map -> {
                ObjectValue object = ObjectValue.withRoomFor(map.size());
                for (Map.Entry<?, ?> each : map.entrySet()) {
                    object = object.with(StringValue.of(String.valueOf(each.getKey())), of(each.getValue()));
                }
                yield object;
            }
            case List<?> list ->
                ArrayValue.of(list.stream().map(AvroDefaults::of).toList());
            case byte[] bytes -> Plain.bytes(Slice.of(bytes));
            case Boolean truth -> Value.of(truth);
            case Integer number -> NumberValue.exact(number);
            case Long number -> NumberValue.exact(number);
            case Number number -> Value.of(number.doubleValue());
            case Object other -> other.equals(JsonProperties.NULL_VALUE) ? Value.NULL : Value.of(String.valueOf(other));
        };
    }
}
