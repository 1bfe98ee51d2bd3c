package dev.kdt.cli.command.verify;

import dev.kdt.audit.Columns;
import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.UsageException;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.pipeline.step.StampPath;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a line of a row. A single column is the line itself. Several are an object with their names, which is compared with results in these
 * fields ({@link Columns}): so is the single column of the stamps. That one holds them as JSON, or there is one for each of their fields, such
 * as {@code _kdt.sequence}.
 */
final class RowLine {
    private final List<Cell> cells;
    private final boolean isLine;
    private final JsonReader json = new JsonReader();

    private RowLine(List<Cell> cells, boolean isLine) {
        this.cells = cells;
        this.isLine = isLine;
    }

    /**
     * A column.
     *
     * @param path of names, at which its values stand in the line
     */
    private record Cell(String name, StampPath path, Kind kind) {}

    private enum Kind {
        TEXT,
        NUMBER,
        TRUTH,
        /** The field of results that stamps are in. */
        STAMPED
    }

    /** @throws UsageException when the columns have no stamps, and results do */
    static RowLine of(ResultSetMetaData columns, @Nullable StampPath stamps) throws SQLException {
        List<Cell> cells = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            cells.add(cell(columns.getColumnLabel(i), columns.getColumnType(i), stamps));
        }
        boolean hasStamps = cells.stream().anyMatch(each -> each.kind() == Kind.STAMPED || isPart(each, stamps));
        if (stamps != null && !hasStamps && cells.size() > 1) {
            throw new UsageException("--query: the pipeline's results have stamps in " + stamps.source()
                    + ", and the rows have no column '"
                    + stamps.names().getFirst().text() + "' (let the query give it)");
        }
        return new RowLine(cells, cells.size() == 1 && !hasStamps);
    }

    private static Cell cell(String name, int type, @Nullable StampPath stamps) {
        StampPath whole = new StampPath("." + name, List.of(StringValue.of(name)));
        if (stamps != null && name.equalsIgnoreCase(stamps.names().getFirst().text())) {
            return new Cell(
                    name, new StampPath(stamps.source(), List.of(stamps.names().getFirst())), Kind.STAMPED);
        }
        Cell cell = new Cell(name, whole, kind(type));
        StampPath parts = StampPath.parse("." + name);
        return parts != null && isPart(cell, stamps) ? new Cell(name, parts, cell.kind()) : cell;
    }

    /** Whether the column holds a field of the stamps. */
    private static boolean isPart(Cell cell, @Nullable StampPath stamps) {
        return stamps != null && ("." + cell.name()).startsWith(stamps.source() + ".");
    }

    private static Kind kind(int type) {
        return switch (type) {
            case Types.BIT, Types.BOOLEAN -> Kind.TRUTH;
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Kind.NUMBER;
            default -> Kind.TEXT;
        };
    }

    /** The columns that results are compared in; null where each row is a line. */
    @Nullable
    Columns columns() {
        return isLine ? null : new Columns(cells.stream().map(Cell::name).toList());
    }

    void write(ResultSet row, ByteBuilder out) throws SQLException {
        if (isLine) {
            String text = row.getString(1);
            out.utf8(text == null ? "" : text);
            return;
        }
        ObjectValue line = ObjectValue.withRoomFor(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            Value value = value(row, i + 1, cell.kind());
            if (value != null) {
                line = with(line, cell.path().names(), value);
            }
        }
        line.writeTo(out);
    }

    private @Nullable Value value(ResultSet row, int column, Kind kind) throws SQLException {
        String text = row.getString(column);
        if (text == null) {
            return null;
        }
        return switch (kind) {
            case TEXT -> Value.of(text);
            case NUMBER -> NumberValue.exact(row.getLong(column));
            case TRUTH -> Value.of(row.getBoolean(column));
            case STAMPED -> stamp(text);
        };
    }

    private Value stamp(String text) {
        try {
            return json.read(Slice.utf8(text)).copy();
        } catch (JsonException _) {
            return Value.of(text); // Such a row is a result's of no record, and is told as that.
        }
    }

    private static ObjectValue with(ObjectValue object, List<StringValue> path, Value value) {
        StringValue first = path.getFirst();
        if (path.size() == 1) {
            return object.with(first, value);
        }
        ObjectValue inner = object.get(first) instanceof ObjectValue there ? there : ObjectValue.withRoomFor(4);
        return object.with(first, with(inner, path.subList(1, path.size()), value));
    }
}
