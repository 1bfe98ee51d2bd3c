package dev.kdt.pipeline.step;

import dev.kdt.json.Kind;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a stamp stands in a value: a path of names, such as {@code ._kdt} or {@code .meta.origin}.
 *
 * @param source as it is written
 * @param names from the outermost on; at least one
 */
public record StampPath(String source, List<StringValue> names) {
    /** Where stamps stand that nobody gave a place. */
    public static final StampPath USUAL = new StampPath("._kdt", List.of(StringValue.of("_kdt")));

    private static final Pattern NAMES = Pattern.compile("(\\.[A-Za-z_][A-Za-z0-9_]*)+");
    private static final Pattern NAME = Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_]*)");

    public StampPath {
        names = List.copyOf(names);
    }

    /** The path that {@code source} writes; null when it is none of names alone. */
    public static @Nullable StampPath parse(String source) {
        if (!NAMES.matcher(source).matches()) {
            return null;
        }
        List<StringValue> names = new ArrayList<>();
        for (Matcher each = NAME.matcher(source); each.find(); ) {
            names.add(StringValue.of(each.group(1)));
        }
        return new StampPath(source, names);
    }

    /** What stands there; null when nothing does. */
    public @Nullable Value in(Value value) {
        Value at = value;
        for (StringValue name : names) {
            if (!(at instanceof ObjectValue object)) {
                return null;
            }
            Value inner = object.get(name);
            if (inner == null) {
                return null;
            }
            at = inner;
        }
        return at;
    }

    /**
     * {@code value} with {@code stamp} there; objects on the way that are missing are made.
     *
     * @return null when something on the way is no object
     */
    @Nullable
    Value stamped(Value value, Value stamp) {
        return stamped(value, stamp, 0);
    }

    private @Nullable Value stamped(Value value, Value stamp, int depth) {
        if (depth == names.size()) {
            return stamp;
        }
        if (!(value instanceof ObjectValue object)) {
            return null;
        }
        Value inner = object.get(names.get(depth));
        Value outer = inner == null || inner.kind() == Kind.NULL ? ObjectValue.withRoomFor(1) : inner;
        Value changed = stamped(outer, stamp, depth + 1);
        return changed == null ? null : object.with(names.get(depth), changed);
    }
}
