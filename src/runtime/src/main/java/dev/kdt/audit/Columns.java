package dev.kdt.audit;

import java.util.List;
import java.util.Locale;

/**
 * The columns of a table's rows. A result is compared with a row in these alone, and as a table holds values: not in the order of its fields,
 * nor in the case of their names, nor in the form of numbers and times, and nothing is as good as null ({@link RowText}).
 *
 * @param names in lower case, in order
 */
public record Columns(List<String> names) {
    public Columns {
        names = names.stream().map(Columns::folded).distinct().sorted().toList();
    }

    /** A name as tables compare it. */
    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
