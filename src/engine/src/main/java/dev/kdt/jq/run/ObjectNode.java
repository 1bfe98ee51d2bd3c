package dev.kdt.jq.run;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.jq.JqException;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code {key: value, …}}; where keys or values have many outputs, the last entry varies fastest. */
final class ObjectNode extends Node {
    private final Node[] keys;
    private final Node[] values;
    private final int[] places;

    /** The bytes before each value; null where they are not constant. */
    private final byte @Nullable [][] heads;

    ObjectNode(Node[] keys, Node[] values, int[] places) {
        this.keys = keys;
        this.values = values;
        this.places = places;
        this.heads = heads(keys);
    }

    private static byte @Nullable [][] heads(Node[] keys) {
        byte[][] heads = new byte[keys.length][];
        Set<Value> seen = new HashSet<>();
        for (int i = 0; i < keys.length; i++) {
            if (!(keys[i] instanceof Basics.Literal literal && seen.add(literal.value))) {
                return null;
            }
            ByteBuilder head = new ByteBuilder().put(i == 0 ? '{' : ',');
            literal.value.writeTo(head);
            heads[i] = head.put(':').toBytes();
        }
        return heads;
    }

    @Override
    boolean isSingle(Params params) {
        for (int i = 0; i < keys.length; i++) {
            if (!keys[i].isSingle(params) || !values[i].isSingle(params)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public @Nullable Value eval(Frame frame, Value in) throws JqException {
        ObjectValue object = ObjectValue.withRoomFor(keys.length);
        for (int i = 0; i < keys.length; i++) {
            Value key = keys[i].eval(frame, in);
            if (key == null) {
                return null;
            }
            Value value = values[i].eval(frame, in);
            if (value == null) {
                return null;
            }
            object = object.with(checked(key, i), value);
        }
        return object;
    }

    @Override
    boolean write(Frame frame, Value in, ByteBuilder out) throws JqException {
        byte[][] known = heads;
        if (known == null || known.length == 0) {
            return super.write(frame, in, out);
        }
        for (int i = 0; i < known.length; i++) {
            out.put(known[i]);
            if (!values[i].write(frame, in, out)) {
                return false;
            }
        }
        out.put('}');
        return true;
    }

    private StringValue checked(Value key, int entry) throws JqException {
        if (key instanceof StringValue text) {
            return text;
        }
        throw new JqException("Cannot use " + Messages.typed(key) + " as object key").at(places[entry]);
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        return single(frame)
                ? super.run(frame, in, out)
                : fill(frame, in, 0, ObjectValue.withRoomFor(keys.length), out);
    }

    private int fill(Frame frame, Value in, int entry, ObjectValue object, Sink out) throws JqException {
        if (entry == keys.length) {
            return out.accept(object);
        }
        return keys[entry].run(
                frame,
                in,
                key -> values[entry].run(
                        frame, in, value -> fill(frame, in, entry + 1, object.with(checked(key, entry), value), out)));
    }
}
