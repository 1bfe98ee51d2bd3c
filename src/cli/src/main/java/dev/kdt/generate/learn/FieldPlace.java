package dev.kdt.generate.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The place of a field in a record.
 *
 * @param names of the objects around it and of itself, the outermost first; an array's element has the array's name
 * @param depth how many objects and arrays are around it
 * @param column its column in the rows; -1 inside an array, where a record may have many values
 */
record FieldPlace(List<String> names, int depth, int column, Sample sample) {
    /** What is nested deeper would make a template deeper than YAML is read. */
    private static final int MOST_DEPTH = 30;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_]\\w*");

    /** The part of a sample that all its fields share: rows, and the bound of how many fields there are. */
    static final class Sample {
        /** Bounds memory. */
        private static final int MOST_FIELDS = 1_000;

        private final RecordRows rows = new RecordRows();
        private int fields;

        RecordRows rows() {
            return rows;
        }

        private boolean hasRoom() {
            fields = Math.min(fields + 1, MOST_FIELDS + 1);
            return fields <= MOST_FIELDS;
        }

        /** Whether there were more fields than are kept. */
        boolean isOverflown() {
            return fields > MOST_FIELDS;
        }
    }

    static FieldPlace ofRecord(Sample sample) {
        return new FieldPlace(List.of(), 0, sample.rows.newColumn(), sample);
    }

    /** The place of a field of the object here; null when there are too many fields, or too many around it. */
    @Nullable
    FieldPlace field(String name) {
        if (isDeepest() || !sample.hasRoom()) {
            return null;
        }
        List<String> longer = new ArrayList<>(names);
        longer.add(name);
        return new FieldPlace(List.copyOf(longer), depth + 1, isInArray() ? -1 : sample.rows.newColumn(), sample);
    }

    /** The place of the elements of the array here; null when there are too many fields, or too many around it. */
    @Nullable
    FieldPlace element() {
        return !isDeepest() && sample.hasRoom() ? new FieldPlace(names, depth + 1, -1, sample) : null;
    }

    /** Whether fields and elements of it are not learned. */
    boolean isDeepest() {
        return depth == MOST_DEPTH;
    }

    boolean isInArray() {
        return column < 0;
    }

    /** Notes the record's value in the rows. */
    void mark(long fingerprint) {
        if (!isInArray()) {
            sample.rows.set(column, fingerprint);
        }
    }

    /** The field's own name; empty for the record. */
    String name() {
        return names.isEmpty() ? "" : names.getLast();
    }

    /** The name of what it is a field of; empty when that is the record. */
    String parent() {
        return names.size() < 2 ? "" : names.get(names.size() - 2);
    }

    /** The path in jq, such as {@code .user.id}. */
    String path() {
        StringBuilder path = new StringBuilder();
        for (String each : names) {
            path.append(PLAIN.matcher(each).matches() ? "." + each : "[" + TemplateText.doubleQuoted(each) + "]");
        }
        return path.isEmpty() || path.charAt(0) == '[' ? "." + path : path.toString();
    }
}
