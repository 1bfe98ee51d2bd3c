package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Kind;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Utf8;
import dev.kdt.json.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The part {@code [start, end)} of an array or string, within its length. */
public record SliceBounds(int start, int end) {
    static final StringValue START = Value.of("start").freeze();
    static final StringValue END = Value.of("end").freeze();

    /** The bounds that {@code {start: …, end: …}} means: counted from the end if negative, start rounded down, end up. */
    public static SliceBounds of(ObjectValue key, int length) throws JqException {
        double start = bound(key.get(START), 0);
        double end = bound(key.get(END), length);
        start = Double.isNaN(start) ? 0 : start;
        start = Math.clamp(start < 0 ? start + length : start, 0, length);
        int first = (int) start;
        end = Double.isNaN(end) ? length : end;
        end = end < 0 ? end + length : end;
        end = end < 0 ? first : end;
        int last = (int) Math.min(Math.ceil(end), length);
        return new SliceBounds(first, Math.max(first, last));
    }

    private static double bound(@Nullable Value given, int otherwise) throws JqException {
        if (given != null && given.kind() == Kind.NULL) {
            return otherwise;
        }
        if (given instanceof NumberValue number) {
            return number.number();
        }
        throw new JqException("Array/string slice indices must be integers");
    }

    public ArrayValue cut(ArrayValue array) {
        Value[] values = array.toArray();
        return ArrayValue.owning(Arrays.copyOfRange(values, start, end), end - start);
    }

    StringValue cut(StringValue text) {
        if (text.codepoints() == text.to() - text.from()) {
            return text.sub(start, end);
        }
        int from = 0;
        for (int i = 0; i < start; i++) {
            from += Utf8.width(text.array()[text.from() + from]);
        }
        int to = from;
        for (int i = start; i < end; i++) {
            to += Utf8.width(text.array()[text.from() + to]);
        }
        return text.sub(from, to);
    }

    /** The array with these instead of its elements in the bounds. */
    public ArrayValue replace(ArrayValue array, ArrayValue replacement) {
        Value[] old = array.toArray();
        Value[] inserted = replacement.toArray();
        Value[] values = new Value[old.length - (end - start) + inserted.length];
        System.arraycopy(old, 0, values, 0, start);
        System.arraycopy(inserted, 0, values, start, inserted.length);
        System.arraycopy(old, end, values, start + inserted.length, old.length - end);
        return ArrayValue.owning(values, values.length);
    }
}
