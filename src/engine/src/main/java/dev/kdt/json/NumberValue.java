package dev.kdt.json;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A number: a double, as all of jq's arithmetic, or a literal that has not been calculated with and keeps its digits
 * ({@code 19.90} stays {@code 19.90}, an integer of thirty digits stays what it is).
 */
public final class NumberValue extends Value {
    /** Literals up to this length are told apart by their doubles. */
    private static final int TOLD_APART = 15;

    /** To read a {@code BigDecimal} takes time quadratic in its digits. */
    private static final int MAX_EXACT = 1_000;

    /** Up to here doubles hold all whole numbers. */
    private static final long MAX_SAFE = 1L << 53;

    private final byte @Nullable [] literal;
    private final int from;
    private final int to;
    private final boolean canonical;
    private double number;
    private boolean parsed;

    NumberValue(double number) {
        this.number = number;
        this.parsed = true;
        this.literal = null;
        this.from = 0;
        this.to = 0;
        this.canonical = false;
    }

    NumberValue(byte[] literal, int from, int to, boolean canonical) {
        this.literal = literal;
        this.from = from;
        this.to = to;
        this.canonical = canonical;
    }

    /** The number that {@code text} writes, digits kept; null when jq would not take it for a number. */
    public static @Nullable NumberValue parse(Slice text) {
        if (text.isEmpty() || !Numbers.isNumber(text.array(), text.from(), text.to())) {
            return null;
        }
        byte[] own = text.toBytes();
        return new NumberValue(own, 0, own.length, Numbers.isCanonical(own, 0, own.length));
    }

    /** The whole number, with all its digits. */
    public static NumberValue exact(long number) {
        if (Math.abs(number) <= MAX_SAFE && number != Long.MIN_VALUE) {
            return new NumberValue(number);
        }
        byte[] digits = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
        return new NumberValue(digits, 0, digits.length, true);
    }

    /** The decimal number, with all its digits. */
    public static NumberValue exact(BigDecimal number) {
        byte[] digits = number.toString().getBytes(StandardCharsets.US_ASCII);
        return new NumberValue(digits, 0, digits.length, false);
    }

    /** The shortest decimal number that stands for no other float: 0.1, not 0.10000000149011612. */
    public static NumberValue shortest(float number) {
        return new NumberValue(
                Float.isNaN(number) || Float.isInfinite(number) ? number : Double.parseDouble(Float.toString(number)));
    }

    /** The nearest double. */
    public double number() {
        byte[] text = literal;
        if (!parsed && text != null) {
            number = Numbers.parse(text, from, to);
            parsed = true;
        }
        return number;
    }

    /** The same number with the other sign; a literal keeps its digits. */
    public NumberValue negated() {
        Decimal decimal = decimal();
        if (decimal == null) {
            return new NumberValue(-number());
        }
        byte[] text = Slice.utf8(decimal.negated().toString()).array();
        return new NumberValue(text, 0, text.length, true);
    }

    private @Nullable Decimal decimal() {
        byte[] text = literal;
        return text == null || text[to - 1] > '9' ? null : Decimal.parse(text, from, to);
    }

    /** Whether this is a finite literal with all its digits, rather than a double. */
    public boolean isExact() {
        return decimal() != null;
    }

    /** The length of the literal in bytes; 0 when this is a double. */
    public int length() {
        return to - from;
    }

    /** The digits as they were written, if this is a finite literal of at most {@value #MAX_EXACT} bytes; else null. */
    public @Nullable BigDecimal exact() {
        Decimal decimal = length() > MAX_EXACT ? null : decimal();
        return decimal == null ? null : new BigDecimal(decimal.toString());
    }

    int compareNumber(NumberValue that) {
        double a = number();
        double b = that.number();
        if (literal != null && that.literal != null && (to - from > TOLD_APART || that.to - that.from > TOLD_APART)) {
            Decimal left = decimal();
            Decimal right = that.decimal();
            if (left != null && right != null) {
                return left.compareTo(right);
            }
        }
        // Not-a-number comes before every number, itself too.
        return a < b || Double.isNaN(a) ? -1 : a == b ? 0 : 1;
    }

    @Override
    public Kind kind() {
        return Kind.NUMBER;
    }

    @Override
    public void writeTo(ByteBuilder out, Meter meter) {
        byte[] text = literal;
        if (text == null) {
            DoubleText.write(number, out);
        } else if (canonical) {
            out.put(text, from, to);
        } else {
            Numbers.writeLiteral(text, from, to, out);
        }
    }

    @Override
    public Value copy() {
        byte[] text = literal;
        if (text == null) {
            return this;
        }
        return new NumberValue(Arrays.copyOfRange(text, from, to), 0, to - from, canonical);
    }

    @Override
    public Value freeze() {
        number();
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberValue that && compareNumber(that) == 0;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(number() + 0.0);
    }
}
