package dev.kdt.pipeline.report;

import dev.kdt.json.ArrayValue;
import dev.kdt.json.Entries;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.pipeline.step.Shortened;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place where two values differ.
 *
 * @param path as jq writes it, {@code .} for the whole
 * @param field the path with {@code []} for every index: what differences are grouped by
 * @param before null when there is nothing at this place before
 * @param after null when there is nothing at this place after
 */
public record Difference(
        String path,
        String field,
        @Nullable Value before,
        @Nullable Value after) {
    /** All places where the values differ, as deep as possible, in the order of {@code before}; new ones at the end of theirs. */
    public static List<Difference> between(Value before, Value after) {
        List<Difference> found = new ArrayList<>();
        compare("", "", before, after, found);
        return found;
    }

    private static void compare(
            String path, String field, @Nullable Value before, @Nullable Value after, List<Difference> found) {
        if (before != null && after != null && before.equals(after)) {
            return;
        }
        if (before instanceof ObjectValue left && after instanceof ObjectValue right) {
            compareObjects(path, field, left, right, found);
        } else if (before instanceof ArrayValue left && after instanceof ArrayValue right) {
            for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
                Value old = i < left.size() ? left.get(i) : null;
                Value now = i < right.size() ? right.get(i) : null;
                compare(path + "[" + i + "]", field + "[]", old, now, found);
            }
        } else {
            found.add(new Difference(path.isEmpty() ? "." : path, field.isEmpty() ? "." : field, before, after));
        }
    }

    private static void compareObjects(
            String path, String field, ObjectValue left, ObjectValue right, List<Difference> found) {
        for (Entries e = left.entries(); e.next(); ) {
            String step = step(e.key());
            compare(path + step, field + step, e.value(), right.get(e.key()), found);
        }
        for (Entries e = right.entries(); e.next(); ) {
            if (left.get(e.key()) == null) {
                String step = step(e.key());
                compare(path + step, field + step, null, e.value(), found);
            }
        }
    }

    private static String step(StringValue key) {
        String name = key.text();
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? "." + name : "[" + key + "]";
    }

    /** {@code - .total: 59.7}, {@code + .email: "x"}, {@code ~ .qty: 1 -> 2}. */
    @Override
    public String toString() {
        if (before == null) {
            return "+ " + path + ": " + values();
        }
        return (after == null ? "- " : "~ ") + path + ": " + values();
    }

    /** The values alone: {@code 1 -> 2}, or the one that there is. */
    public String values() {
        if (before == null || after == null) {
            return Shortened.of(before == null ? after : before);
        }
        return Shortened.of(before) + " -> " + Shortened.of(after);
    }

    /** The same, where {@code before} is what was expected: {@code .total: expected 59.7, but was 60}. */
    public String inExpectation() {
        if (before == null) {
            return path + ": expected nothing, but was " + Shortened.of(after);
        }
        return path + ": expected " + Shortened.of(before) + ", but was "
                + (after == null ? "missing" : Shortened.of(after));
    }
}
