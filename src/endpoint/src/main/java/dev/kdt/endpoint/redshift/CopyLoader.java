package dev.kdt.endpoint.redshift;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Loads batches of objects into a table. A batch is one transaction, and its id is written to a ledger table in the same
 * transaction: however often a batch is tried, and wherever it was cut off, its rows are there once or not at all.
 */
public final class CopyLoader {
    private static final int BUFFER = 64 << 10;

    private final CopyTarget target;
    private final ObjectSource objects;
    private final InstantSource clock;

    public CopyLoader(CopyTarget target, ObjectSource objects, InstantSource clock) {
        this.target = target;
        this.objects = objects;
        this.clock = clock;
    }

    /**
     * Loads all of {@code urls} in order, if the batch was not loaded before.
     *
     * @throws CopyException when nothing was loaded, or the connection broke before it was known
     */
    public void load(String batchId, List<String> urls) throws CopyException {
        try (Connection connection = target.cluster().connect()) {
            load(connection, batchId, urls);
        } catch (SQLException e) {
            throw new CopyException(target.table() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw CopyException.of(e);
        }
    }

    /** Loads them over {@code connection}, in one transaction. */
    void load(Connection connection, String batchId, List<String> urls)
            throws SQLException, IOException, CopyException {
        connection.setAutoCommit(false);
        if (!LoadedBatches.enter(connection, batchId, clock.instant())) {
            return;
        }
        List<Column> columns = columns(connection);
        RowReader reader = reader(columns);
        ColumnValues values = new ColumnValues(columns, target.options().conversion());
        for (String url : urls) {
            copy(connection, reader, values, url);
        }
        connection.commit();
    }

    /** The columns to be loaded. */
    private List<Column> columns(Connection connection) throws SQLException {
        String names = target.columns().isEmpty() ? "*" : TableName.quoted(target.columns());
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery(
                        "SELECT " + names + " FROM " + target.table().quoted() + " WHERE false")) {
            return Column.of(none.getMetaData());
        }
    }

    private RowReader reader(List<Column> columns) throws IOException, CopyException {
        return switch (target.options().format()) {
            case CopyOptions.Format.AutoJson auto -> new JsonRows(JsonColumns.finders(columns, auto));
            case CopyOptions.Format.PathsJson paths -> new JsonRows(paths(columns, paths));
            case CopyOptions.Format.Csv csv -> SeparatedRows.of(csv);
            case CopyOptions.Format.Delimited lines -> SeparatedRows.of(lines);
        };
    }

    private List<JsonRows.Finder> paths(List<Column> columns, CopyOptions.Format.PathsJson paths)
            throws IOException, CopyException {
        try (InputStream in = objects.open(paths.pathsUrl())) {
            List<JsonPath> all = JsonPath.file(in);
            if (all.size() != columns.size()) {
                throw new CopyException(
                        paths.pathsUrl() + " has " + all.size() + " paths for " + columns.size() + " columns");
            }
            return List.copyOf(all);
        }
    }

    private void copy(Connection connection, RowReader reader, ColumnValues values, String url)
            throws SQLException, CopyException {
        try (RowWriter writer = RowWriter.to(connection, target.table(), values);
                InputStream raw = new BufferedInputStream(objects.open(url), BUFFER);
                InputStream in = target.options().isGzip() ? new GZIPInputStream(raw, BUFFER) : raw) {
            reader.read(in, writer);
            writer.finish();
        } catch (IOException | CopyException e) {
            throw new CopyException(url + ": " + e.getMessage(), e);
        }
    }
}
