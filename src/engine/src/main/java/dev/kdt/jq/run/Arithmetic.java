package dev.kdt.jq.run;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.jq.JqException;
import dev.kdt.jq.syntax.Operator;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.DeepStack;
import dev.kdt.json.Elements;
import dev.kdt.json.Entries;
import dev.kdt.json.Kind;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;

/** The operators on values. */
public final class Arithmetic {
    /** jq's limit for a repeated string, in bytes. */
    private static final long MAX_STRING = Integer.MAX_VALUE - 8;

    private static final int MAX_MERGE_DEPTH = 10_000;

    private Arithmetic() {}

    static BinaryFunction function(Operator operator) {
        return switch (operator) {
            case ADD -> Arithmetic::add;
            case SUBTRACT -> Arithmetic::subtract;
            case MULTIPLY -> Arithmetic::multiply;
            case DIVIDE -> Arithmetic::divide;
            case MODULO -> Arithmetic::modulo;
            case EQUAL -> (machine, a, b) -> Value.of(Compare.same(machine, a, b));
            case NOT_EQUAL -> (machine, a, b) -> Value.of(!Compare.same(machine, a, b));
            case LESS -> (machine, a, b) -> Value.of(Compare.order(machine, a, b) < 0);
            case LESS_OR_EQUAL -> (machine, a, b) -> Value.of(Compare.order(machine, a, b) <= 0);
            case GREATER -> (machine, a, b) -> Value.of(Compare.order(machine, a, b) > 0);
            case GREATER_OR_EQUAL -> (machine, a, b) -> Value.of(Compare.order(machine, a, b) >= 0);
        };
    }

    public static Value add(Machine machine, Value a, Value b) throws JqException {
        if (a instanceof NumberValue x && b instanceof NumberValue y) {
            return Value.of(x.number() + y.number());
        }
        if (a.kind() == Kind.NULL) {
            return b;
        }
        if (b.kind() == Kind.NULL) {
            return a;
        }
        if (a instanceof StringValue x && b instanceof StringValue y) {
            return concatenate(machine, x, y);
        }
        if (a instanceof ArrayValue x && b instanceof ArrayValue y) {
            machine.growBy(y.size(), 0);
            return Access.concatenate(x, y);
        }
        if (a instanceof ObjectValue x && b instanceof ObjectValue y) {
            machine.growBy(y.size(), 0);
            ObjectValue merged = x;
            for (Entries e = y.entries(); e.next(); ) {
                merged = merged.with(e.key(), e.value());
            }
            return merged;
        }
        throw Messages.about(a, b, "cannot be added");
    }

    private static Value concatenate(Machine machine, StringValue a, StringValue b) throws JqException {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        int first = a.to() - a.from();
        int second = b.to() - b.from();
        if ((long) first + second > MAX_STRING) {
            throw new JqException("String too long");
        }
        machine.grow(first + second);
        byte[] bytes = new byte[first + second];
        System.arraycopy(a.array(), a.from(), bytes, 0, first);
        System.arraycopy(b.array(), b.from(), bytes, first, second);
        return StringValue.of(bytes);
    }

    public static Value subtract(Machine machine, Value a, Value b) throws JqException {
        if (a instanceof NumberValue x && b instanceof NumberValue y) {
            return Value.of(x.number() - y.number());
        }
        if (a instanceof ArrayValue x && b instanceof ArrayValue y) {
            Value[] unwanted = y.toArray();
            ArrayValue rest = ArrayValue.of();
            for (Elements e = x.elements(); e.next(); ) {
                Value value = e.value();
                boolean keep = true;
                for (int i = 0; keep && i < unwanted.length; i++) {
                    machine.step();
                    keep = !Compare.same(machine, value, unwanted[i]);
                }
                rest = keep ? rest.append(value) : rest;
            }
            return rest;
        }
        throw Messages.about(a, b, "cannot be subtracted");
    }

    private static Value multiply(Machine machine, Value a, Value b) throws JqException {
        if (a instanceof NumberValue x && b instanceof NumberValue y) {
            return Value.of(x.number() * y.number());
        }
        if (a instanceof StringValue text && b instanceof NumberValue times) {
            return repeat(machine, text, times.number());
        }
        if (a instanceof NumberValue times && b instanceof StringValue text) {
            return repeat(machine, text, times.number());
        }
        if (a instanceof ObjectValue x && b instanceof ObjectValue y) {
            return DeepStack.<ObjectValue, JqException>call(() -> merge(machine, x, y, 0));
        }
        throw Messages.about(a, b, "cannot be multiplied");
    }

    private static Value repeat(Machine machine, StringValue text, double times) throws JqException {
        if (times < 0 || Double.isNaN(times)) {
            return Value.NULL;
        }
        int count = (int) times;
        int length = text.to() - text.from();
        if ((long) length * count >= MAX_STRING) {
            throw new JqException("Repeat string result too long");
        }
        machine.grow((long) length * count);
        ByteBuilder out = new ByteBuilder(length * count);
        for (int i = 0; i < count && length > 0; i++) {
            out.put(text.array(), text.from(), text.to());
        }
        return StringValue.of(out.toBytes());
    }

    private static ObjectValue merge(Machine machine, ObjectValue a, ObjectValue b, int depth) throws JqException {
        if (depth > MAX_MERGE_DEPTH) {
            throw new JqException("Object merge too deep");
        }
        ObjectValue merged = a;
        for (Entries e = b.entries(); e.next(); ) {
            machine.step();
            Value value = e.value();
            if (value instanceof ObjectValue inner && merged.get(e.key()) instanceof ObjectValue old) {
                value = merge(machine, old, inner, depth + 1);
            }
            merged = merged.with(e.key(), value);
        }
        return merged;
    }

    private static Value divide(Machine machine, Value a, Value b) throws JqException {
        if (a instanceof NumberValue x && b instanceof NumberValue y) {
            if (y.number() == 0) {
                throw Messages.about(a, b, "cannot be divided because the divisor is zero");
            }
            return Value.of(x.number() / y.number());
        }
        if (a instanceof StringValue text && b instanceof StringValue separator) {
            return Texts.split(machine, text, separator);
        }
        throw Messages.about(a, b, "cannot be divided");
    }

    private static Value modulo(Machine machine, Value a, Value b) throws JqException {
        if (a instanceof NumberValue x && b instanceof NumberValue y) {
            if (Double.isNaN(x.number()) || Double.isNaN(y.number())) {
                return Value.of(Double.NaN);
            }
            long divisor = (long) y.number();
            if (divisor == 0) {
                throw Messages.about(a, b, "cannot be divided (remainder) because the divisor is zero");
            }
            return Value.of((double) ((long) x.number() % divisor));
        }
        throw Messages.about(a, b, "cannot be divided (remainder)");
    }

    public static Value negate(Value value) throws JqException {
        if (value instanceof NumberValue number) {
            return number.negated();
        }
        throw Messages.about(value, "cannot be negated");
    }
}
