package dev.kdt.codec.avro;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.format.Plain;
import dev.kdt.json.NumberValue;
import dev.kdt.json.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * Logical types ("Apache Avro Specification, Logical Types"): a decimal is an exact number; a date, a time of day, a timestamp (in
 * UTC) and a local timestamp are ISO 8601 text; a UUID is its text. Others are what their types are without them.
 */
final class AvroLogical {
    /** Digits of a decimal: more are no number that anybody calculates with, and take long to write. */
    static final int MOST_DECIMAL_BYTES = 1_000;

    static final long MILLIS = 1_000L;
    static final long MICROS = 1_000_000L;
    static final long NANOS = 1_000_000_000L;

    private AvroLogical() {}

    /** Reads a value without its logical type. */
    interface Underlying {
        Value read(Schema schema, AvroInput in) throws CodecException;
    }

    static Value read(LogicalType type, Schema schema, AvroInput in, Underlying underlying) throws CodecException {
        try {
            return switch (type.getName()) {
                case "decimal" -> decimal(((LogicalTypes.Decimal) type).getScale(), schema, in);
                case "uuid" -> schema.getType() == Schema.Type.FIXED ? uuid(in) : underlying.read(schema, in);
                case "date" -> Value.of(LocalDate.ofEpochDay(in.number()).toString());
                case "time-millis" -> time(in.number(), MILLIS);
                case "time-micros" -> time(in.number(), MICROS);
                case "timestamp-millis" -> timestamp(in.number(), MILLIS);
                case "timestamp-micros" -> timestamp(in.number(), MICROS);
                case "timestamp-nanos" -> timestamp(in.number(), NANOS);
                case "local-timestamp-millis" -> local(in.number(), MILLIS);
                case "local-timestamp-micros" -> local(in.number(), MICROS);
                case "local-timestamp-nanos" -> local(in.number(), NANOS);
                default -> underlying.read(schema, in);
            };
        } catch (DateTimeException _) {
            throw in.broken("a " + type.getName() + " is out of range");
        }
    }

    private static Value decimal(int scale, Schema schema, AvroInput in) throws CodecException {
        Slice bytes = schema.getType() == Schema.Type.FIXED ? in.take(schema.getFixedSize()) : in.bytes();
        if (bytes.length() > MOST_DECIMAL_BYTES) {
            throw in.broken("a decimal has more than " + MOST_DECIMAL_BYTES + " bytes");
        }
        BigInteger unscaled =
                bytes.isEmpty() ? BigInteger.ZERO : new BigInteger(bytes.array(), bytes.from(), bytes.length());
        return NumberValue.exact(new BigDecimal(unscaled, scale));
    }

    private static Value uuid(AvroInput in) throws CodecException {
        Slice bytes = in.take(16);
        String hex = HexFormat.of().formatHex(bytes.array(), bytes.from(), bytes.to());
        return Value.of(String.join(
                "-",
                hex.substring(0, 8),
                hex.substring(8, 12),
                hex.substring(12, 16),
                hex.substring(16, 20),
                hex.substring(20)));
    }

    private static Value time(long units, long unitsASecond) {
        LocalTime time = LocalTime.ofNanoOfDay(Math.clamp(units, -1, 100_000 * unitsASecond) * (NANOS / unitsASecond));
        return Value.of(DateTimeFormatter.ISO_LOCAL_TIME.format(time));
    }

    private static Value timestamp(long units, long unitsASecond) throws CodecException {
        return Plain.instant(
                Math.floorDiv(units, unitsASecond),
                Math.floorMod(units, unitsASecond) * (NANOS / unitsASecond),
                "avro");
    }

    private static Value local(long units, long unitsASecond) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(
                Math.floorDiv(units, unitsASecond),
                (int) (Math.floorMod(units, unitsASecond) * (NANOS / unitsASecond)),
                ZoneOffset.UTC);
        return Value.of(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time));
    }
}
