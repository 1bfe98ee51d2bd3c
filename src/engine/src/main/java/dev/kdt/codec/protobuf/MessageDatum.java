package dev.kdt.codec.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import dev.kdt.codec.format.BinaryFormat;
import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.format.Plain;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.Entries;
import dev.kdt.json.Kind;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Makes messages of JSON values, as {@link MessageJson} reads them: bytes are Base64, enums their names or numbers, Google's own types
 * have forms of their own ({@link WellKnownDatum}). A field may have its name of the schema or that in lowerCamelCase; null is a
 * field that is not set. One that the schema does not have is refused, since it would be lost.
 */
final class MessageDatum {
    /** The path to the value, for messages. */
    private final StringBuilder path = new StringBuilder();

    private int depth;

    /** @throws CodecException when the type has no such message: where, and why */
    Message message(Value value, Descriptor type) throws CodecException {
        Message special = WellKnownDatum.of(value, type, this);
        if (special != null) {
            return special;
        }
        if (!(value instanceof ObjectValue object)) {
            throw refused(value, "a message " + type.getFullName());
        }
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        for (Entries e = object.entries(); e.next(); ) {
            String name = e.key().text();
            FieldDescriptor field = field(type, name);
            if (field == null) {
                throw new CodecException("protobuf: " + type.getFullName() + " has no field " + path + "." + name
                        + " (leave it out, or add it to the schema)");
            }
            if (e.value().kind() != Kind.NULL || isNullable(field)) {
                int before = enter("." + name);
                set(message, field, e.value());
                leave(before);
            }
        }
        if (!message.isInitialized()) {
            throw new CodecException("protobuf: the value lacks required fields: "
                    + String.join(", ", message.findInitializationErrors()));
        }
        return message.build();
    }

    private static @Nullable FieldDescriptor field(Descriptor type, String name) {
        FieldDescriptor field = type.findFieldByName(name);
        return field != null
                ? field
                : type.getFields().stream()
                        .filter(each -> each.getJsonName().equals(name))
                        .findFirst()
                        .orElse(null);
    }

    private static boolean isNullable(FieldDescriptor field) {
        return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                && field.getMessageType().getFullName().equals("google.protobuf.Value");
    }

    /** Sets a field of a message, be it one value, several or a map. */
    void set(DynamicMessage.Builder message, FieldDescriptor field, Value value) throws CodecException {
        if (field.isMapField()) {
            map(message, field, value);
        } else if (!field.isRepeated()) {
            message.setField(field, single(value, field));
        } else if (value instanceof ArrayValue array) {
            int index = 0;
            for (Elements e = array.elements(); e.next(); index++) {
                int before = enter("[" + index + "]");
                message.addRepeatedField(field, single(e.value(), field));
                leave(before);
            }
        } else {
            throw refused(value, "an array");
        }
    }

    private void map(DynamicMessage.Builder message, FieldDescriptor field, Value value) throws CodecException {
        if (!(value instanceof ObjectValue object)) {
            throw refused(value, "a map");
        }
        Descriptor entry = field.getMessageType();
        FieldDescriptor key = entry.findFieldByNumber(1);
        FieldDescriptor content = entry.findFieldByNumber(2);
        for (Entries e = object.entries(); e.next(); ) {
            int before = enter("." + e.key().text());
            message.addRepeatedField(
                    field,
                    DynamicMessage.newBuilder(entry)
                            .setField(key, single(key(e.key(), key), key))
                            .setField(content, single(e.value(), content))
                            .build());
            leave(before);
        }
    }

    /** The key of an object as a value of the map's type of keys. */
    private static Value key(StringValue key, FieldDescriptor type) {
        return switch (type.getJavaType()) {
            case BOOLEAN -> Value.of(key.text().equals("true"));
            case INT, LONG -> {
                NumberValue number = NumberValue.parse(key.utf8());
                yield number == null ? key : number;
            }
            default -> key;
        };
    }

    private Object single(Value value, FieldDescriptor field) throws CodecException {
        return switch (field.getType()) {
            case DOUBLE -> number(value).number();
            case FLOAT -> (float) number(value).number();
            case INT64, SINT64, SFIXED64 -> MessageNumber.signed(value, Long.SIZE, this);
            case UINT64, FIXED64 -> MessageNumber.unsigned(value, Long.SIZE, this);
            case INT32, SINT32, SFIXED32 -> (int) MessageNumber.signed(value, Integer.SIZE, this);
            case UINT32, FIXED32 -> (int) MessageNumber.unsigned(value, Integer.SIZE, this);
            case BOOL -> truth(value);
            case STRING -> text(value, "a string");
            case BYTES -> bytes(value);
            case ENUM -> symbol(value, field);
            case MESSAGE, GROUP -> message(value, field.getMessageType());
        };
    }

    private NumberValue number(Value value) throws CodecException {
        if (value instanceof NumberValue number) {
            return number;
        }
        throw refused(value, "a number");
    }

    private boolean truth(Value value) throws CodecException {
        return switch (value.kind()) {
            case TRUE -> true;
            case FALSE -> false;
            case NULL, NUMBER, STRING, ARRAY, OBJECT -> throw refused(value, "true or false");
        };
    }

    String text(Value value, String wanted) throws CodecException {
        if (value instanceof StringValue text) {
            return text.text();
        }
        throw refused(value, wanted);
    }

    private ByteString bytes(Value value) throws CodecException {
        try {
            return ByteString.copyFrom(Base64.getDecoder().decode(text(value, "Base64, as bytes are")));
        } catch (IllegalArgumentException _) {
            throw refused(value, "Base64, as bytes are");
        }
    }

    private EnumValueDescriptor symbol(Value value, FieldDescriptor field) throws CodecException {
        if (value instanceof NumberValue) {
            int number = (int) MessageNumber.signed(value, Integer.SIZE, this);
            return field.getEnumType().findValueByNumberCreatingIfUnknown(number);
        }
        String wanted = "a name of " + field.getEnumType().getFullName();
        EnumValueDescriptor symbol = field.getEnumType().findValueByName(text(value, wanted));
        if (symbol == null) {
            throw refused(value, wanted);
        }
        return symbol;
    }

    CodecException refused(Value value, String wanted) {
        String here = path.isEmpty() ? "the value" : path.toString();
        return new CodecException("protobuf: " + here + " is " + Plain.typeInWords(value) + ", not " + wanted);
    }

    private int enter(String step) throws CodecException {
        if (++depth > BinaryFormat.MAX_DEPTH) {
            throw new CodecException("protobuf: the value nests more than " + BinaryFormat.MAX_DEPTH + " levels");
        }
        int before = path.length();
        path.append(step);
        return before;
    }

    private void leave(int before) {
        path.setLength(before);
        depth--;
    }
}
