package dev.kdt.pipeline.step;

import dev.kdt.bytes.BoundedRead;
import dev.kdt.bytes.Slice;
import dev.kdt.bytes.TextPlace;
import dev.kdt.codec.Cells;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Entries;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Utf8;
import dev.kdt.json.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a lookup file by their keys.
 *
 * @param rows frozen
 * @param duplicate a key that stands there twice, its first row counts; null when there is none
 */
record LookupTable(Map<String, ObjectValue> rows, @Nullable String duplicate) {
    /** The rows are held in memory, where they take several times as much. */
    private static final int MOST_BYTES = 256 << 20;

    /** @param column that holds the keys; null for the first */
    static LookupTable read(Path file, @Nullable String column) throws LookupException {
        String name = String.valueOf(file.getFileName());
        try {
            Slice text = Slice.of(BoundedRead.file(file, MOST_BYTES));
            int broken = Utf8.indexOfBroken(text);
            if (broken >= 0) {
                throw new LookupException(
                        name + ":" + TextPlace.of(text, broken) + ": " + Utf8.complaint(text.at(broken)));
            }
            if (name.endsWith(".csv")) {
                return indexed(lines(Cells.COMMA, text, name), column, name);
            }
            if (name.endsWith(".tsv")) {
                return indexed(lines(Cells.TAB, text, name), column, name);
            }
            return name.endsWith(".ndjson") ? indexed(values(text), column, name) : json(text, column, name);
        } catch (IOException e) {
            throw new LookupException(name + " cannot be read: " + e.getMessage());
        } catch (CodecException | JsonException e) {
            throw new LookupException(name + " cannot be read: " + e.getMessage());
        }
    }

    private static LookupTable json(Slice text, @Nullable String column, String name)
            throws JsonException, LookupException {
        Value whole = new JsonReader().read(text);
        if (whole instanceof ArrayValue array) {
            return indexed(List.of(array.toArray()), column, name);
        }
        Map<String, ObjectValue> rows = new HashMap<>();
        if (whole instanceof ObjectValue object) {
            for (Entries e = object.entries(); e.next(); ) {
                rows.put(e.key().text(), row(e.value(), name));
            }
        }
        return new LookupTable(rows, null);
    }

    private static List<Value> values(Slice text) throws JsonException {
        List<Value> values = new ArrayList<>();
        JsonReader reader = new JsonReader();
        for (String line : text.toText().split("\n", -1)) {
            if (!line.isBlank()) {
                values.add(reader.read(Slice.utf8(line)).copy());
            }
        }
        return values;
    }

    private static List<Value> lines(Cells cells, Slice text, String name) throws CodecException, LookupException {
        List<ArrayValue> lines = cells.namedRows(text);
        ArrayValue names = lines.getFirst();
        List<Value> rows = new ArrayList<>();
        for (ArrayValue line : lines.subList(1, lines.size())) {
            if (line.size() != names.size()) {
                throw new LookupException(name + ", row " + (rows.size() + 1) + ": the number of its cells is "
                        + line.size() + ", that of the columns in the first line is " + names.size());
            }
            ObjectValue row = ObjectValue.withRoomFor(names.size());
            for (int i = 0; i < names.size(); i++) {
                row = row.with((StringValue) names.get(i), line.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static LookupTable indexed(List<Value> values, @Nullable String column, String name)
            throws LookupException {
        Map<String, ObjectValue> rows = new HashMap<>();
        String duplicate = null;
        for (Value value : values) {
            ObjectValue row = row(value, name);
            String key = key(row, column, name);
            if (rows.putIfAbsent(key, row) != null) {
                duplicate = key;
            }
        }
        return new LookupTable(rows, duplicate);
    }

    private static ObjectValue row(Value value, String name) throws LookupException {
        if (value instanceof ObjectValue object) {
            return (ObjectValue) object.copy().freeze();
        }
        throw new LookupException(name + " holds a " + value.kind().typeName() + " where an object is expected");
    }

    private static String names(ObjectValue row) {
        StringJoiner names = new StringJoiner(", ");
        for (Entries e = row.entries(); e.next(); ) {
            names.add("'" + e.key().text() + "'");
        }
        return names.toString();
    }

    private static String key(ObjectValue row, @Nullable String column, String name) throws LookupException {
        Value key = null;
        if (column != null) {
            key = row.get(StringValue.of(column));
        } else {
            Entries first = row.entries();
            key = first.next() ? first.value() : null;
        }
        if (key == null) {
            throw new LookupException(
                    column == null
                            ? name + " has a row without fields"
                            : name + " has no '" + column + "' in a row with the fields " + names(row));
        }
        return key instanceof StringValue text ? text.text() : key.toString();
    }
}
