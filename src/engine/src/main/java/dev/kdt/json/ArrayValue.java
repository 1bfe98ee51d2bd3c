package dev.kdt.json;

import dev.kdt.bytes.ByteBuilder;
import java.util.List;

/** An array. */
public abstract sealed class ArrayValue extends Value permits ListArray, TapeArray {
    public static ArrayValue of(List<? extends Value> values) {
        return ListArray.of(values.toArray(new Value[0]), values.size());
    }

    public static ArrayValue of(Value... values) {
        return ListArray.of(values.clone(), values.length);
    }

    /** The array of the first {@code size} of these values; the Java array becomes its own. */
    public static ArrayValue owning(Value[] values, int size) {
        return ListArray.of(values, size);
    }

    public abstract int size();

    /** The value at an index that must be there. Walk with {@link #elements}: that is quicker than indexes. */
    public abstract Value get(int index);

    public abstract Elements elements();

    /** This array with another value at {@code index}; as many nulls as needed come before an index past the end. */
    public abstract ArrayValue with(int index, Value value);

    /** This array with one more value. */
    public final ArrayValue append(Value value) {
        return with(size(), value);
    }

    /** A Java array of the values, the caller's own. */
    public abstract Value[] toArray();

    @Override
    public Kind kind() {
        return Kind.ARRAY;
    }

    @Override
    public void writeTo(ByteBuilder out, Meter meter) {
        Writer.write(this, out, meter);
    }

    @Override
    public abstract ArrayValue freeze();

    @Override
    public int hashCode() {
        int hash = 7;
        for (Elements e = elements(); e.next(); ) {
            hash = 31 * hash + e.value().hashCode();
        }
        return hash;
    }
}
