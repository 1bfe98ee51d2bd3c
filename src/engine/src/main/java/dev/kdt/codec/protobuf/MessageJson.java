package dev.kdt.codec.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.format.Plain;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Messages as JSON, by the mapping of Protocol Buffers ("ProtoJSON Format") with two differences: fields have their names of the
 * schema, not those in lowerCamelCase, and 64-bit integers are exact numbers, not strings. As there, fields that are not set are
 * left out, bytes are Base64, enums their names, and Google's own types have forms of their own ({@link WellKnownJson}). Fields that
 * the schema does not know are left out.
 */
final class MessageJson {
    private MessageJson() {}

    static Value of(Message message) throws CodecException {
        Value special = WellKnownJson.of(message);
        return special == null ? fields(message) : special;
    }

    private static Value fields(Message message) throws CodecException {
        ObjectValue object = ObjectValue.withRoomFor(message.getAllFields().size());
        for (Map.Entry<FieldDescriptor, Object> each : message.getAllFields().entrySet()) {
            FieldDescriptor field = each.getKey();
            String name = field.isExtension() ? "[" + field.getFullName() + "]" : field.getName();
            object = object.with(StringValue.of(name), field(field, each.getValue()));
        }
        return object;
    }

    /** A field's value, be it one, several or a map. */
    static Value field(FieldDescriptor field, Object value) throws CodecException {
        if (field.isMapField()) {
            return map(field, (List<?>) value);
        }
        if (!field.isRepeated()) {
            return single(field, value);
        }
        List<?> items = (List<?>) value;
        List<Value> values = new ArrayList<>(items.size());
        for (Object each : items) {
            values.add(single(field, each));
        }
        return ArrayValue.of(values);
    }

    private static Value map(FieldDescriptor field, List<?> entries) throws CodecException {
        FieldDescriptor key = field.getMessageType().findFieldByNumber(1);
        FieldDescriptor value = field.getMessageType().findFieldByNumber(2);
        ObjectValue object = ObjectValue.withRoomFor(entries.size());
        for (Object each : entries) {
            Message entry = (Message) each;
            object = object.with(Plain.key(single(key, entry.getField(key))), single(value, entry.getField(value)));
        }
        return object;
    }

    private static Value single(FieldDescriptor field, Object value) throws CodecException {
        return switch (field.getType()) {
            case DOUBLE -> Value.of((Double) value);
            case FLOAT -> NumberValue.shortest((Float) value);
            case INT64, SINT64, SFIXED64 -> NumberValue.exact((Long) value);
            case UINT64, FIXED64 -> NumberValue.exact(new BigDecimal(Long.toUnsignedString((Long) value)));
            case INT32, SINT32, SFIXED32 -> NumberValue.exact((Integer) value);
            case UINT32, FIXED32 -> NumberValue.exact(Integer.toUnsignedLong((Integer) value));
            case BOOL -> Value.of((Boolean) value);
            case STRING -> Value.of((String) value);
            case BYTES -> Plain.bytes(Slice.of(((ByteString) value).toByteArray()));
            case ENUM -> symbol((EnumValueDescriptor) value);
            case MESSAGE, GROUP -> of((Message) value);
        };
    }

    /** An enum's name; its number when the schema has no name for it. */
    private static Value symbol(EnumValueDescriptor symbol) {
        boolean unknown = symbol.getIndex() < 0;
        boolean isNull = symbol.getType().getFullName().equals("google.protobuf.NullValue");
        return isNull ? Value.NULL : unknown ? Value.of(symbol.getNumber()) : Value.of(symbol.getName());
    }
}
