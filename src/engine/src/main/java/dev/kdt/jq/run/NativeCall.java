package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** A call of a built-in function of values, for each combination of its arguments' outputs; the last varies slowest. */
final class NativeCall extends Node {
    private static final Value[] NONE = {};

    /** Longer strings count against the budget, whoever made them. */
    private static final int LONG = 1 << 10;

    private final NativeFunction function;
    private final Node[] arguments;
    private final int place;

    NativeCall(NativeFunction function, Node[] arguments, int place) {
        this.function = function;
        this.arguments = arguments;
        this.place = place;
    }

    @Override
    boolean isSingle(Params params) {
        for (Node argument : arguments) {
            if (!argument.isSingle(params)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public @Nullable Value eval(Frame frame, Value in) throws JqException {
        Value[] values = arguments.length == 0 ? NONE : new Value[arguments.length];
        for (int i = values.length - 1; i >= 0; i--) {
            Value value = arguments[i].eval(frame, in);
            if (value == null) {
                return null;
            }
            values[i] = value;
        }
        return apply(frame.machine, in, values);
    }

    private Value apply(Machine machine, Value in, Value[] values) throws JqException {
        try {
            machine.weigh(in);
            for (Value value : values) {
                machine.weigh(value);
            }
            Value result = function.apply(machine, in, values);
            if (result instanceof StringValue text && text.to() - text.from() > LONG && isItsOwn(text)) {
                machine.grow(text.to() - text.from());
            }
            return result;
        } catch (JqException e) {
            throw e.at(place);
        }
    }

    /** Whether the string was built, rather than cut out of another one. */
    private static boolean isItsOwn(StringValue text) {
        return text.to() - text.from() == text.array().length;
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        if (single(frame)) {
            return super.run(frame, in, out);
        }
        return combine(frame, in, arguments.length - 1, new Value[arguments.length], out);
    }

    private int combine(Frame frame, Value in, int index, Value[] values, Sink out) throws JqException {
        if (index < 0) {
            return out.accept(apply(frame.machine, in, values.clone()));
        }
        return arguments[index].run(frame, in, value -> {
            values[index] = value;
            return combine(frame, in, index - 1, values, out);
        });
    }
}
