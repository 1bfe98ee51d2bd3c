package dev.kdt.codec;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.Entries;
import dev.kdt.json.Kind;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.regex.Pattern;

/**
 * DynamoDB's values, each an object of its type and itself, as plain JSON ("Amazon DynamoDB API Reference, AttributeValue"): {@code
 * {"N":"12.50"}} is {@code 12.50}, all its digits kept; sets are arrays; binary stays the string of its Base64. What has no type
 * that is known here stays as it is.
 */
final class TypedAttributes {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private TypedAttributes() {}

    /** Writes an item: names and typed values. */
    static void writeItem(ObjectValue item, ByteBuilder out) {
        ObjectWriter written = new ObjectWriter(out);
        for (Entries e = item.entries(); e.next(); ) {
            writeAttribute(e.value(), written.member(e.key()));
        }
        written.end();
    }

    private static void writeAttribute(Value attribute, ByteBuilder out) {
        if (attribute instanceof ObjectValue typed && typed.size() == 1) {
            Entries only = typed.entries();
            only.next();
            if (writePlain(only.key().text(), only.value(), out)) {
                return;
            }
        }
        attribute.writeTo(out);
    }

    /** Writes the value of an attribute; false, and nothing is written, when the value is not of the type. */
    private static boolean writePlain(String type, Value value, ByteBuilder out) {
        boolean fits = switch (type) {
            case "S", "B" -> value.kind() == Kind.STRING;
            case "N" -> isNumber(value);
            case "BOOL" -> value.kind() == Kind.TRUE || value.kind() == Kind.FALSE;
            case "NULL" -> value.kind() == Kind.TRUE;
            case "M" -> value.kind() == Kind.OBJECT;
            case "L", "SS", "NS", "BS" -> value.kind() == Kind.ARRAY;
            default -> false;
        };
        if (!fits) {
            return false;
        }
        switch (type) {
            case "N" -> writeNumber(value, out);
            case "NULL" -> Value.NULL.writeTo(out);
            case "M" -> writeItem((ObjectValue) value, out);
            case "L" -> writeEach((ArrayValue) value, TypedAttributes::writeAttribute, out);
            case "NS" -> writeEach((ArrayValue) value, TypedAttributes::writeNumber, out);
            default -> value.writeTo(out);
        }
        return true;
    }

    private static boolean isNumber(Value value) {
        return value instanceof StringValue text && NUMBER.matcher(text.text()).matches();
    }

    private static void writeNumber(Value value, ByteBuilder out) {
        if (isNumber(value) && value instanceof StringValue digits) {
            out.put(digits.utf8());
        } else {
            value.writeTo(out);
        }
    }

    private interface Writing {
        void write(Value value, ByteBuilder out);
    }

    private static void writeEach(ArrayValue values, Writing writing, ByteBuilder out) {
        out.put('[');
        boolean isFirst = true;
        for (Elements e = values.elements(); e.next(); ) {
            if (!isFirst) {
                out.put(',');
            }
            isFirst = false;
            writing.write(e.value(), out);
        }
        out.put(']');
    }
}
