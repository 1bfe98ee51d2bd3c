package dev.kdt.json;

import dev.kdt.bytes.ByteBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object. Its entries are in the order in which their keys first came; of a key that came twice the last value counts. */
public abstract sealed class ObjectValue extends Value permits MapObject, TapeObject {
    /** An empty object with room for so many entries, to add to with {@link #with}. */
    public static ObjectValue withRoomFor(int entries) {
        return MapObject.sized(entries);
    }

    /** The number of different keys. */
    public abstract int size();

    /** The value of {@code key}; null when the object does not have it. */
    public abstract @Nullable Value get(StringValue key);

    /** Writes the value of {@code key}; false when the object does not have it. The meter counts the values inside. */
    public boolean writeValue(StringValue key, ByteBuilder out, Meter meter) {
        Value value = get(key);
        if (value == null) {
            return false;
        }
        value.writeTo(out, meter);
        return true;
    }

    public abstract Entries entries();

    /** This object with {@code key} set: in its place when it is there, else at the end. */
    public abstract ObjectValue with(StringValue key, Value value);

    /** This object without {@code key}. */
    public abstract ObjectValue without(StringValue key);

    /** The keys in the order of their characters. */
    public final List<StringValue> sortedKeys() {
        List<StringValue> keys = new ArrayList<>(size());
        for (Entries e = entries(); e.next(); ) {
            keys.add(e.key());
        }
        keys.sort(StringValue::compareText);
        return keys;
    }

    /** The value of a key that is known to be there. */
    final Value at(StringValue key) {
        Value value = get(key);
        return value == null ? NULL : value;
    }

    @Override
    public Kind kind() {
        return Kind.OBJECT;
    }

    @Override
    public void writeTo(ByteBuilder out, Meter meter) {
        Writer.write(this, out, meter);
    }

    @Override
    public abstract ObjectValue freeze();

    @Override
    public int hashCode() {
        int hash = 11;
        for (Entries e = entries(); e.next(); ) {
            hash += e.key().hashCode() ^ 31 * e.value().hashCode();
        }
        return hash;
    }
}
