package dev.kdt.cli.show;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.codec.Cells;
import dev.kdt.codec.CodecException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.Entries;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.Kind;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.pipeline.Output;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of cells: the first object's names are the columns, on a line of their own; each object is a line with its values below
 * them. Arrays are lines without names. What has no place in the table is refused, so that nothing is not supported in silence.
 */
final class RowTable {
    private final Cells cells;
    private final JsonReader reader = new JsonReader();
    private List<StringValue> names = List.of();
    private boolean started;

    RowTable(Cells cells) {
        this.cells = cells;
    }

    /**
     * Adds the line of one output, which is JSON; before the first, the line of names.
     *
     * @throws CodecException when it has no place in the table
     */
    void add(Output output, ByteBuilder to) throws CodecException {
        switch (read(output)) {
            case ObjectValue object -> {
                if (!started) {
                    names = names(object);
                    cells.write(names.stream().map(StringValue::text).toList(), to);
                }
                started = true;
                cells.write(row(object), to);
            }
            case ArrayValue array -> {
                if (!names.isEmpty()) {
                    throw new CodecException("an array cannot be a row of a table of objects");
                }
                started = true;
                cells.write(row(array), to);
            }
            default -> throw new CodecException("a row must be an object or an array");
        }
    }

    private Value read(Output output) throws CodecException {
        try {
            return reader.read(output.bytes());
        } catch (JsonException e) {
            throw new CodecException("a row must be JSON: " + e.getMessage());
        }
    }

    private static List<StringValue> names(ObjectValue object) {
        List<StringValue> names = new ArrayList<>(object.size());
        for (Entries e = object.entries(); e.next(); ) {
            names.add(e.key().copy().freeze());
        }
        return names;
    }

    private List<String> row(ObjectValue object) throws CodecException {
        if (names.isEmpty()) {
            throw new CodecException("an object cannot be a row of a table of arrays");
        }
        List<String> row = new ArrayList<>(names.size());
        int found = 0;
        for (StringValue name : names) {
            Value value = object.get(name);
            found += value == null ? 0 : 1;
            row.add(value == null ? "" : cell(value));
        }
        if (found < object.size()) {
            throw new CodecException("a field has no column, since the first record does not have it ("
                    + stranger(object) + "; map all records to the same fields)");
        }
        return row;
    }

    private String stranger(ObjectValue object) {
        for (Entries e = object.entries(); e.next(); ) {
            if (!names.contains(e.key())) {
                return e.key().text();
            }
        }
        return "";
    }

    private static List<String> row(ArrayValue array) {
        List<String> row = new ArrayList<>(array.size());
        for (Elements e = array.elements(); e.next(); ) {
            row.add(cell(e.value()));
        }
        return row;
    }

    private static String cell(Value value) {
        return value instanceof StringValue text ? text.text() : value.kind() == Kind.NULL ? "" : value.toString();
    }
}
