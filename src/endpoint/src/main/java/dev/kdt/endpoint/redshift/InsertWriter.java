package dev.kdt.endpoint.redshift;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows as INSERTs, for Amazon's driver: it has no way to send the rows of a COPY, and its cluster may not see our objects. */
final class InsertWriter implements RowWriter {
    private static final int BATCH = 500;

    private final PreparedStatement insert;
    private final ColumnValues values;
    private int waiting;

    private InsertWriter(PreparedStatement insert, ColumnValues values) {
        this.insert = insert;
        this.values = values;
    }

    static InsertWriter open(Connection connection, TableName table, ColumnValues values) throws SQLException {
        String places = values.columns().stream().map(_ -> "?").collect(Collectors.joining(", "));
        PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO " + table.quoted() + " (" + Column.quoted(values.columns()) + ") VALUES (" + places + ")");
        return new InsertWriter(insert, values);
    }

    @Override
    public void row(List<@Nullable String> row) throws CopyException {
        values.check(row);
        try {
            for (int i = 0; i < values.columns().size(); i++) {
                // Of no type yet: the cluster reads the text as the column's, as COPY does.
                insert.setObject(i + 1, values.of(row, i), Types.OTHER);
            }
            insert.addBatch();
            if (++waiting == BATCH) {
                finish();
            }
        } catch (SQLException e) {
            throw CopyException.of(e);
        }
    }

    @Override
    public void finish() throws CopyException {
        try {
            if (waiting > 0) {
                insert.executeBatch();
            }
        } catch (SQLException e) {
            SQLException first = e.getNextException();
            throw CopyException.of(first == null ? e : first);
        }
        waiting = 0;
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
