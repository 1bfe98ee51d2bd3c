package dev.kdt.json;

import dev.kdt.bytes.ByteBuilder;

/**
 * A JSON value. It does not change, whatever is made from it.
 *
 * <p>A value that a {@link JsonReader} gave looks at the bytes and the tape of that reader and is good until the reader's
 * next read; {@link #copy} makes one that lasts. Values belong to one thread, except those that were {@link #freeze frozen}.
 *
 * <p>Two values are equal when jq's {@code ==} says so: numbers by their value ({@code 1.0} is {@code 1}), objects whatever
 * the order of their keys. The order of {@link #compareTo} is jq's sort order.
 */
@SuppressWarnings("ClassInitializationDeadlock") // Nothing but this class ever touches Constant.
public abstract sealed class Value implements Comparable<Value>
        permits Constant, NumberValue, StringValue, ArrayValue, ObjectValue {
    public static final Value NULL = new Constant(Kind.NULL, "null");
    public static final Value FALSE = new Constant(Kind.FALSE, "false");
    public static final Value TRUE = new Constant(Kind.TRUE, "true");

    public static Value of(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    public static NumberValue of(double number) {
        return new NumberValue(number);
    }

    public static StringValue of(String text) {
        return StringValue.of(text);
    }

    public abstract Kind kind();

    /** Adds this value as JSON text without white space, as {@code jq -c} prints it. */
    public final void writeTo(ByteBuilder out) {
        writeTo(out, Meter.NONE);
    }

    /** As {@link #writeTo(ByteBuilder)}; the meter counts the values inside, but not those of a value that was read. */
    public abstract void writeTo(ByteBuilder out, Meter meter);

    /**
     * Lets the meter count this value and all inside it, each as often as a copy or the JSON text of this value would have it,
     * and 32 bytes of text as one more.
     */
    public final void measure(Meter meter) {
        Measure.of(this, meter);
    }

    /** A value equal to this one that does not depend on a reader's bytes. */
    public abstract Value copy();

    /** Makes this value safe to be shared by threads: all that is worked out lazily is worked out now. */
    public Value freeze() {
        return this;
    }

    /** Everything except {@code null} and {@code false} counts as true. */
    public boolean isTruthy() {
        return kind().compareTo(Kind.FALSE) > 0;
    }

    @Override
    public int compareTo(Value other) {
        return compareTo(other, Meter.NONE);
    }

    /** As {@link #compareTo(Value)}; the meter counts the values inside. */
    public int compareTo(Value other, Meter meter) {
        return Order.compare(this, other, meter);
    }

    /** As {@link #equals}; the meter counts the values inside. */
    public boolean isSame(Value other, Meter meter) {
        return Order.same(this, other, meter);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Value that && Order.same(this, that, Meter.NONE);
    }

    @Override
    public abstract int hashCode();

    /** The compact JSON text. */
    @Override
    public String toString() {
        ByteBuilder out = new ByteBuilder();
        writeTo(out);
        return out.toString();
    }
}
