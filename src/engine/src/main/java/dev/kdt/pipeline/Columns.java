package dev.kdt.pipeline;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.Entries;
import dev.kdt.json.Kind;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the rows that a run writes: those that the pipeline names, or those of the first row, so that a cell's place says
 * the same in each row. An object's fields are put below their names; an array's elements are cells in their order. A row lacks
 * cells at the most: they are empty. What has no column fails its record. Safe for use by several threads.
 */
public final class Columns {
    private final Consumer<String> warnings;
    private volatile @Nullable Shape shape;

    private sealed interface Shape {
        /** Rows are objects with these fields. */
        record Named(List<StringValue> names) implements Shape {}

        /** Rows are arrays of so many elements. */
        record Numbered(int count) implements Shape {}
    }

    private Columns(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    /** Columns for one run, with these names; without names, the first row gives them. */
    public static Columns of(List<String> names) {
        return of(names, _ -> {});
    }

    /**
     * Columns for a run that others follow, which must not come to other columns.
     *
     * @param warnings told when the first row gives names
     */
    static Columns of(List<String> names, Consumer<String> warnings) {
        Columns columns = new Columns(warnings);
        if (!names.isEmpty()) {
            columns.shape = named(names.stream().map(StringValue::of).toList());
        }
        return columns;
    }

    /** Whether a row comes out the same whatever rows are written at the same time. */
    public boolean areKnown() {
        return shape != null;
    }

    /** The columns' names; empty when they have none, or are not known yet. */
    public List<Slice> names() {
        return shape instanceof Shape.Named(List<StringValue> names)
                ? names.stream().map(StringValue::utf8).toList()
                : List.of();
    }

    /**
     * The cells of a value's row.
     *
     * @throws CodecException when it has no place in the columns
     */
    List<Slice> row(Value value) throws CodecException {
        if (!(value instanceof ObjectValue) && !(value instanceof ArrayValue)) {
            throw new CodecException(
                    "a row must be an object or an array, not a " + value.kind().typeName());
        }
        Shape known = shape;
        return switch (known == null ? learn(value) : known) {
            case Shape.Named(List<StringValue> names) -> named(value, names);
            case Shape.Numbered(int count) -> numbered(value, count);
        };
    }

    private synchronized Shape learn(Value first) throws CodecException {
        Shape known = shape;
        if (known != null) {
            return known;
        }
        Shape learnt = first instanceof ObjectValue object
                ? named(names(object))
                : new Shape.Numbered(((ArrayValue) first).size());
        if (learnt.equals(new Shape.Named(List.of())) || learnt.equals(new Shape.Numbered(0))) {
            throw new CodecException("the first row has no cells, and gives no columns");
        }
        shape = learnt;
        if (learnt instanceof Shape.Named(List<StringValue> names)) {
            warnings.accept("the first record gives the columns ("
                    + names.stream().map(StringValue::text).collect(Collectors.joining(", "))
                    + "), and another record may be the first after a restart; name them under 'columns' in"
                    + " the pipeline");
        }
        return learnt;
    }

    private static Shape named(List<StringValue> names) {
        return new Shape.Named(List.copyOf(names));
    }

    private static List<StringValue> names(ObjectValue object) {
        List<StringValue> names = new ArrayList<>(object.size());
        for (Entries e = object.entries(); e.next(); ) {
            names.add(e.key().copy().freeze());
        }
        return names;
    }

    private static List<Slice> named(Value value, List<StringValue> names) throws CodecException {
        if (!(value instanceof ObjectValue object)) {
            throw new CodecException(
                    "an array cannot be a row of a table of objects (map it to an object of the same fields)");
        }
        List<Slice> row = new ArrayList<>(names.size());
        int found = 0;
        for (StringValue name : names) {
            Value field = object.get(name);
            found += field == null ? 0 : 1;
            row.add(field == null ? Slice.EMPTY : cell(field));
        }
        if (found < object.size()) {
            throw new CodecException("a field has no column (" + stranger(object, names)
                    + "; name all columns under 'columns' in the pipeline, or map all records to the same fields)");
        }
        return row;
    }

    private static String stranger(ObjectValue object, List<StringValue> names) {
        for (Entries e = object.entries(); e.next(); ) {
            if (!names.contains(e.key())) {
                return e.key().text();
            }
        }
        return "";
    }

    private static List<Slice> numbered(Value value, int count) throws CodecException {
        if (!(value instanceof ArrayValue array)) {
            throw new CodecException(
                    "an object cannot be a row of a table of arrays (map it to an array of the same length)");
        }
        if (array.size() > count) {
            throw new CodecException("an array has more elements than there are columns (" + array.size() + " and "
                    + count + "; the first row gave the columns: map all records to arrays of the same length)");
        }
        List<Slice> row = new ArrayList<>(count);
        for (Elements e = array.elements(); e.next(); ) {
            row.add(cell(e.value()));
        }
        row.addAll(Collections.nCopies(count - row.size(), Slice.EMPTY));
        return row;
    }

    /** A string's own text; nothing for null; JSON for any other value. */
    private static Slice cell(Value value) {
        if (value instanceof StringValue text) {
            return text.utf8();
        }
        if (value.kind() == Kind.NULL) {
            return Slice.EMPTY;
        }
        ByteBuilder json = new ByteBuilder(24);
        value.writeTo(json);
        return json.view();
    }
}
