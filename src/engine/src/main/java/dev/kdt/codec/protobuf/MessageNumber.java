package dev.kdt.codec.protobuf;

import dev.kdt.codec.format.CodecException;
import dev.kdt.json.NumberValue;
import dev.kdt.json.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Whole numbers of messages. */
final class MessageNumber {
    private MessageNumber() {}

    /** @throws CodecException when the value is no whole number of so many bits with a sign */
    static long signed(Value value, int bits, MessageDatum datum) throws CodecException {
        BigInteger number = whole(value);
        if (number == null || number.bitLength() >= bits) {
            throw datum.refused(value, "a whole number of " + bits + " bits");
        }
        return number.longValueExact();
    }

    /** @throws CodecException when the value is no whole number of so many bits without a sign */
    static long unsigned(Value value, int bits, MessageDatum datum) throws CodecException {
        BigInteger number = whole(value);
        if (number == null || number.signum() < 0 || number.bitLength() > bits) {
            throw datum.refused(value, "a whole number of " + bits + " bits that is not negative");
        }
        return number.longValue();
    }

    private static @Nullable BigInteger whole(Value value) {
        BigDecimal exact = value instanceof NumberValue number ? exact(number) : null;
        return exact == null || exact.stripTrailingZeros().scale() > 0 || exact.precision() - exact.scale() > 20
                ? null
                : exact.toBigInteger();
    }

    private static @Nullable BigDecimal exact(NumberValue number) {
        BigDecimal exact = number.exact();
        return exact != null || Double.isNaN(number.number()) || Double.isInfinite(number.number())
                ? exact
                : BigDecimal.valueOf(number.number());
    }
}
