package dev.kdt.endpoint.redshift;

import dev.kdt.bytes.ByteBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows in the text format of PostgreSQL's COPY (PostgreSQL manual, "COPY", "Text Format"), through its driver. */
final class CopyWriter implements RowWriter {
    private static final int FLUSH = 64 << 10;

    private final CopyIn copy;
    private final ColumnValues values;
    private final ByteBuilder out = new ByteBuilder(FLUSH + (8 << 10));

    private CopyWriter(CopyIn copy, ColumnValues values) {
        this.copy = copy;
        this.values = values;
    }

    static CopyWriter open(Connection connection, TableName table, ColumnValues values) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table.quoted() + " (" + Column.quoted(values.columns()) + ") FROM STDIN");
        return new CopyWriter(copy, values);
    }

    @Override
    public void row(List<@Nullable String> row) throws CopyException {
        values.check(row);
        for (int i = 0; i < values.columns().size(); i++) {
            if (i > 0) {
                out.put('\t');
            }
            String value = values.of(row, i);
            if (value == null) {
                out.ascii("\\N");
            } else {
                out.utf8(escaped(value));
            }
        }
        out.put('\n');
        if (out.size() >= FLUSH) {
            flush();
        }
    }

    private void flush() throws CopyException {
        try {
            copy.writeToCopy(out.array(), 0, out.size());
        } catch (SQLException e) {
            throw CopyException.of(e);
        }
        out.clear();
    }

    @Override
    public void finish() throws CopyException {
        flush();
        try {
            copy.endCopy();
        } catch (SQLException e) {
            throw CopyException.of(e);
        }
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
