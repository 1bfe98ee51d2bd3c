package dev.kdt.generate.template.form;

import dev.kdt.generate.value.Field;
import dev.kdt.generate.value.Padding;
import dev.kdt.pipeline.config.Node;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code padding}. */
final class PaddingForm implements FieldForm {
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,7})(|B|KiB|MiB)");
    private static final int MOST = 10 << 20;

    @Override
    public FormSpec spec() {
        return new FormSpec(
                "padding",
                List.of(ParamType.SIZE),
                List.of(),
                List.of(),
                "A text that fills the record up to this size, as its last field; empty in a record that is larger,"
                        + " which a warning tells.",
                List.of("{ padding: 2KiB }"));
    }

    @Override
    public @Nullable Field read(Node value, Node.Mapping field, FieldScope scope) {
        Matcher size = SIZE.matcher(value instanceof Node.Scalar scalar ? scalar.text() : "");
        long bytes = size.matches()
                ? Long.parseLong(size.group(1))
                        << switch (size.group(2).toLowerCase(Locale.ROOT)) {
                            case "kib" -> 10;
                            case "mib" -> 20;
                            default -> 0;
                        }
                : 0;
        if (bytes < 1 || bytes > MOST) {
            scope.problem(value.place(), "must be " + ParamType.SIZE.inWords() + ", at most 10MiB");
            return null;
        }
        if (scope.owner() != null || scope.isInArray() || !scope.isLast()) {
            scope.problem(value.place(), "must be the last field of the record");
            return null;
        }
        return new Padding((int) bytes, scope.closing().length());
    }
}
