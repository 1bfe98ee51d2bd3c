package dev.kdt.pipeline.step;

import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Explains why a condition does not hold: the values at the plain paths that it reads. */
final class FilterExplanation {
    private static final int SHOWN = 3;

    /** Strings are passed over; what follows a closing bracket or a name is not seen from the record itself. */
    private static final Pattern PATH =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|(?<![\\w\\])}.$])((?:\\.[A-Za-z_]\\w*)+)");

    private FilterExplanation() {}

    static String holds(String condition, Value value) {
        Set<String> paths = new LinkedHashSet<>();
        for (Matcher matcher = PATH.matcher(condition); matcher.find() && paths.size() < SHOWN; ) {
            if (matcher.group(1) != null) {
                paths.add(matcher.group(1));
            }
        }
        return paths.isEmpty()
                ? "the condition does not hold"
                : paths.stream().map(path -> path + found(at(path, value))).collect(Collectors.joining(", "));
    }

    private static String found(@Nullable Value value) {
        return value == null ? " is not there" : " is " + Shortened.remark(value);
    }

    private static @Nullable Value at(String path, Value value) {
        Value found = value;
        for (String name : path.substring(1).split("\\.", -1)) {
            found = found instanceof ObjectValue object ? object.get(StringValue.of(name)) : null;
            if (found == null) {
                return null;
            }
        }
        return found;
    }
}
