package dev.kdt.endpoint.redshift;

import java.sql.Connection;
import java.sql.SQLException;

/** Takes the rows of one object into a table, in a transaction that somebody else ends. */
interface RowWriter extends RowReader.Rows, AutoCloseable {
    /** Opens the way on which {@code connection} takes rows. */
    static RowWriter to(Connection connection, TableName table, ColumnValues values) throws SQLException {
        return connection.isWrapperFor(org.postgresql.PGConnection.class)
                ? CopyWriter.open(connection, table, values)
                : InsertWriter.open(connection, table, values);
    }

    /** Hands on what is left; all rows are in the table then. */
    void finish() throws CopyException;

    /** Without having been finished it takes back what it can; the transaction is of no use then. */
    @Override
    void close() throws SQLException;
}
