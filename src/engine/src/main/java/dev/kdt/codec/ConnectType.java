package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The logical types of Kafka Connect and Debezium ("Debezium Reference, Data type mappings"). Decimals are exact numbers; days and times are
 * ISO 8601, in UTC where the type is a moment, and without a zone where it is what a clock on a wall shows.
 */
final class ConnectType {
    private static final StringValue PARAMETERS = StringValue.of("parameters");
    private static final StringValue SCALE = StringValue.of("scale");
    private static final StringValue VALUE = StringValue.of("value");

    /** Bytes and decimal places of a decimal beyond which it is left as it is: to write them takes time that grows faster than they. */
    private static final int LARGEST_DECIMAL = 1_000;

    private ConnectType() {}

    /** The value in readable form; null when it stays as it is: its type is another, or it does not fit it. */
    static @Nullable Value readable(String type, ObjectValue schema, Value value) {
        try {
            return switch (type) {
                case "org.apache.kafka.connect.data.Decimal" ->
                    schema.get(PARAMETERS) instanceof ObjectValue given ? decimal(value, given.get(SCALE)) : null;
                case "io.debezium.data.VariableScaleDecimal" ->
                    value instanceof ObjectValue both ? decimal(both.get(VALUE), both.get(SCALE)) : null;
                case "org.apache.kafka.connect.data.Date", "io.debezium.time.Date" -> day(value);
                case "org.apache.kafka.connect.data.Time", "io.debezium.time.Time" ->
                    time(value, TimeUnit.MILLISECONDS);
                case "io.debezium.time.MicroTime" -> time(value, TimeUnit.MICROSECONDS);
                case "io.debezium.time.NanoTime" -> time(value, TimeUnit.NANOSECONDS);
                case "org.apache.kafka.connect.data.Timestamp" -> moment(value, TimeUnit.MILLISECONDS, "Z");
                case "io.debezium.time.Timestamp" -> moment(value, TimeUnit.MILLISECONDS, "");
                case "io.debezium.time.MicroTimestamp" -> moment(value, TimeUnit.MICROSECONDS, "");
                case "io.debezium.time.NanoTimestamp" -> moment(value, TimeUnit.NANOSECONDS, "");
                default -> null;
            };
        } catch (ArithmeticException | DateTimeException | CodecException _) {
            return null;
        }
    }

    private static @Nullable Value decimal(@Nullable Value unscaled, @Nullable Value scale) throws CodecException {
        if (!(unscaled instanceof StringValue base64) || scale == null) {
            return null;
        }
        NumberValue places = scale instanceof StringValue text ? NumberValue.parse(text.utf8()) : number(scale);
        byte[] bytes = Base64Text.decode(base64.utf8()).toBytes();
        if (places == null || bytes.length == 0 || bytes.length > LARGEST_DECIMAL) {
            return null;
        }
        int decimalPlaces = Math.toIntExact(whole(places));
        return Math.abs((long) decimalPlaces) > LARGEST_DECIMAL
                ? null
                : NumberValue.parse(Slice.utf8(new BigDecimal(new BigInteger(bytes), decimalPlaces).toPlainString()));
    }

    private static @Nullable Value day(Value value) {
        NumberValue days = number(value);
        return days == null ? null : Value.of(LocalDate.ofEpochDay(whole(days)).toString());
    }

    private static @Nullable Value time(Value value, TimeUnit unit) {
        NumberValue sinceMidnight = number(value);
        if (sinceMidnight == null) {
            return null;
        }
        LocalTime time = LocalTime.ofNanoOfDay(Math.multiplyExact(whole(sinceMidnight), unit.toNanos(1)));
        return Value.of(DateTimeFormatter.ISO_LOCAL_TIME.format(time));
    }

    private static @Nullable Value moment(Value value, TimeUnit unit, String zone) {
        NumberValue sinceEpoch = number(value);
        if (sinceEpoch == null) {
            return null;
        }
        long perSecond = unit.convert(1, TimeUnit.SECONDS);
        long count = whole(sinceEpoch);
        int nanos = (int) (Math.floorMod(count, perSecond) * unit.toNanos(1));
        LocalDateTime moment = LocalDateTime.ofEpochSecond(Math.floorDiv(count, perSecond), nanos, ZoneOffset.UTC);
        return Value.of(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment) + zone);
    }

    private static @Nullable NumberValue number(@Nullable Value value) {
        return value instanceof NumberValue number ? number : null;
    }

    private static long whole(NumberValue number) {
        BigDecimal exact = number.exact();
        if (exact == null) {
            throw new ArithmeticException("not a finite number");
        }
        return exact.longValueExact();
    }
}
