package dev.kdt.codec.avro;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.NumberValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The values of logical types as the numbers and the bytes that Avro writes for them; the reverse of {@link AvroLogical}. */
final class AvroLogicalOutput {
    private AvroLogicalOutput() {}

    /**
     * The number that a string stands for; null for a value that is written as if its type had no logical one.
     *
     * @throws CodecException when the string is none of the logical type: the end of a sentence about it
     */
    static @Nullable Long number(Value value, LogicalType type) throws CodecException {
        if (!(value instanceof StringValue string)) {
            return null;
        }
        String text = string.text();
        try {
            return switch (type.getName()) {
                case "date" -> LocalDate.parse(text).toEpochDay();
                case "time-millis" -> LocalTime.parse(text).toNanoOfDay() / (AvroLogical.NANOS / AvroLogical.MILLIS);
                case "time-micros" -> LocalTime.parse(text).toNanoOfDay() / (AvroLogical.NANOS / AvroLogical.MICROS);
                case "timestamp-millis" -> units(Instant.parse(text), AvroLogical.MILLIS);
                case "timestamp-micros" -> units(Instant.parse(text), AvroLogical.MICROS);
                case "timestamp-nanos" -> units(Instant.parse(text), AvroLogical.NANOS);
                case "local-timestamp-millis" -> units(local(text), AvroLogical.MILLIS);
                case "local-timestamp-micros" -> units(local(text), AvroLogical.MICROS);
                case "local-timestamp-nanos" -> units(local(text), AvroLogical.NANOS);
                default -> null;
            };
        } catch (DateTimeException | ArithmeticException _) {
            throw new CodecException("is no " + type.getName() + " in ISO 8601");
        }
    }

    /**
     * The bytes that a number or a string stands for; null for a value that is written as if its type had no logical one.
     *
     * @throws CodecException when the value is none of the logical type: the end of a sentence about it
     */
    static @Nullable Slice bytes(Value value, LogicalType type, Schema schema) throws CodecException {
        if (type instanceof LogicalTypes.Decimal decimal && value instanceof NumberValue number) {
            return decimal(number, decimal, schema);
        }
        boolean isUuid = type.getName().equals("uuid") && schema.getType() == Schema.Type.FIXED;
        return isUuid && value instanceof StringValue text ? uuid(text.text()) : null;
    }

    private static Instant local(String text) {
        return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    private static long units(Instant time, long unitsASecond) {
        return Math.addExact(
                Math.multiplyExact(time.getEpochSecond(), unitsASecond),
                time.getNano() / (AvroLogical.NANOS / unitsASecond));
    }

    private static Slice uuid(String text) throws CodecException {
        try {
            return Slice.of(HexFormat.of().parseHex(text.replace("-", "")));
        } catch (IllegalArgumentException _) {
            throw new CodecException("is no uuid");
        }
    }

    /** The unscaled number in two's complement, the most significant byte first. */
    private static Slice decimal(NumberValue number, LogicalTypes.Decimal type, Schema schema) throws CodecException {
        BigDecimal exact = exact(number);
        if (exact == null
                || exact.stripTrailingZeros().scale() > type.getScale()
                || exact.precision() - exact.scale() > type.getPrecision() - type.getScale()) {
            throw new CodecException("does not fit into a decimal of the precision " + type.getPrecision()
                    + " and the scale " + type.getScale());
        }
        byte[] bytes = exact.setScale(type.getScale()).unscaledValue().toByteArray();
        if (schema.getType() != Schema.Type.FIXED || bytes.length >= schema.getFixedSize()) {
            return Slice.of(bytes);
        }
        byte[] whole = new byte[schema.getFixedSize()];
        Arrays.fill(whole, (byte) (bytes[0] < 0 ? -1 : 0));
        System.arraycopy(bytes, 0, whole, whole.length - bytes.length, bytes.length);
        return Slice.of(whole);
    }

    /** The number with all its digits, or the shortest decimal of a double; null when it is not finite, or absurdly long. */
    static @Nullable BigDecimal exact(NumberValue number) {
        BigDecimal exact = number.exact();
        double nearest = number.number();
        if (exact == null && Double.isFinite(nearest)) {
            exact = new BigDecimal(Double.toString(nearest));
        }
        return exact == null || Math.abs((long) exact.scale()) > AvroLogical.MOST_DECIMAL_BYTES ? null : exact;
    }
}
