package dev.kdt.flow.replay;

import dev.kdt.jq.Bindings;
import dev.kdt.jq.JqException;
import dev.kdt.jq.program.Expression;
import dev.kdt.jq.program.Program;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The timestamps of a record at a jq path, such as {@code .time} or {@code .events[].at}. For one thread. */
final class TimePath {
    private final Program paths;

    /** @param paths gives the path of each: {@code path(.events[].at)} */
    TimePath(Expression paths) {
        this.paths = paths.program();
    }

    /** The first timestamp; null when there is none. */
    @Nullable
    Timestamp first(Value record) throws JqException {
        for (List<Value> each : of(record)) {
            Timestamp time = at(record, each, 0);
            if (time != null) {
                return time;
            }
        }
        return null;
    }

    /** The record with its timestamps later; the same one when it has none. */
    Value later(Value record, Duration by) throws JqException {
        Value changed = record;
        for (List<Value> each : of(record)) {
            Timestamp time = at(changed, each, 0);
            changed = time == null ? changed : with(changed, each, 0, time.later(by));
        }
        return changed;
    }

    private List<List<Value>> of(Value record) throws JqException {
        List<List<Value>> all = new ArrayList<>();
        paths.run(record, Bindings.NONE, path -> {
            if (path instanceof ArrayValue steps) {
                List<Value> copied = new ArrayList<>();
                for (Value each : steps.toArray()) {
                    copied.add(each.copy());
                }
                all.add(copied);
            }
        });
        return all;
    }

    private static @Nullable Timestamp at(Value value, List<Value> path, int depth) {
        if (depth == path.size()) {
            return Timestamp.of(value);
        }
        Value inner = inner(value, path.get(depth));
        return inner == null ? null : at(inner, path, depth + 1);
    }

    private static @Nullable Value inner(Value value, Value step) {
        if (value instanceof ObjectValue object && step instanceof StringValue name) {
            return object.get(name);
        }
        if (value instanceof ArrayValue array && step instanceof NumberValue number) {
            int index = index(array, number);
            return index < 0 || index >= array.size() ? null : array.get(index);
        }
        return null;
    }

    private static int index(ArrayValue array, NumberValue number) {
        int index = (int) number.number();
        return index < 0 ? index + array.size() : index;
    }

    /** Only for a path at which a timestamp stands. */
    private static Value with(Value value, List<Value> path, int depth, Value time) {
        if (depth == path.size()) {
            return time;
        }
        Value step = path.get(depth);
        Value inner = inner(value, step);
        Value changed = inner == null ? time : with(inner, path, depth + 1, time);
        if (value instanceof ObjectValue object && step instanceof StringValue name) {
            return object.with(name, changed);
        }
        return value instanceof ArrayValue array && step instanceof NumberValue number
                ? array.with(index(array, number), changed)
                : value;
    }
}
