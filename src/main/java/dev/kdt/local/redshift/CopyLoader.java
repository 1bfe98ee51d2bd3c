package dev.kdt.local.redshift;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Loads batches of objects into a table. A batch is one transaction, and its id is written to a ledger table in the same
 * transaction: however often a batch is tried, and wherever it was cut off, its rows are there once or not at all.
 */
public final class CopyLoader {
    /** In the schema that the user writes to by default. */
    static final String LEDGER = "kdt_loaded_batches";

    private static final String CONNECT_SECONDS = "10";

    private final CopyTarget target;
    private final ObjectSource objects;

    public CopyLoader(CopyTarget target, ObjectSource objects) {
        this.target = target;
        this.objects = objects;
    }

    /**
     * Loads all of {@code urls} in order, if the batch was not loaded before.
     *
     * @throws CopyException when nothing was loaded, or the connection broke before it was known
     */
    public void load(String batchId, List<String> urls) throws CopyException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            if (enter(connection, batchId)) {
                List<Column> columns = columns(connection);
                RowReader reader = reader(columns);
                for (String url : urls) {
                    copy(connection, columns, reader, url);
                }
                connection.commit();
            }
        } catch (SQLException e) {
            throw new CopyException(target.table() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CopyException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", target.user());
        properties.setProperty("password", target.password());
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("ApplicationName", "kdt");
        Connection connection = new Driver().connect(target.cluster().driverUrl(), properties);
        if (connection == null) {
            throw new SQLException(
                    "the driver does not take " + target.cluster().driverUrl());
        }
        return connection;
    }

    /** Writes the batch to the ledger; false when it is there already. */
    private static boolean enter(Connection connection, String batchId) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + LEDGER
                    + " (batch_id varchar(64) PRIMARY KEY, loaded_at timestamptz NOT NULL DEFAULT now())");
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO " + LEDGER + " (batch_id) VALUES (?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, batchId);
            return insert.executeUpdate() == 1;
        }
    }

    /** The columns to be loaded. */
    private List<Column> columns(Connection connection) throws SQLException {
        String names = target.columns().isEmpty() ? "*" : quotedColumns(target.columns());
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery(
                        "SELECT " + names + " FROM " + target.table().quoted() + " WHERE false")) {
            ResultSetMetaData about = none.getMetaData();
            List<Column> columns = new ArrayList<>();
            for (int i = 1; i <= about.getColumnCount(); i++) {
                columns.add(new Column(about.getColumnName(i), about.getColumnType(i), about.getPrecision(i)));
            }
            return columns;
        }
    }

    private RowReader reader(List<Column> columns) throws IOException, CopyException {
        return switch (target.options().format()) {
            case CopyOptions.Format.AutoJson auto -> new JsonRows(autoFinders(columns, auto));
            case CopyOptions.Format.PathsJson paths -> new JsonRows(pathFinders(columns, paths));
            case CopyOptions.Format.Csv csv -> SeparatedRows.of(csv);
            case CopyOptions.Format.Delimited lines -> SeparatedRows.of(lines);
        };
    }

    private static List<JsonRows.Finder> autoFinders(List<Column> columns, CopyOptions.Format.AutoJson auto) {
        List<JsonRows.Finder> finders = new ArrayList<>();
        for (Column column : columns) {
            String name = column.name();
            finders.add(
                    auto.ignoreCase()
                            ? row -> row.properties().stream()
                                    .filter(each -> each.getKey()
                                            .toLowerCase(Locale.ROOT)
                                            .equals(name.toLowerCase(Locale.ROOT)))
                                    .map(each -> each.getValue())
                                    .findFirst()
                                    .orElse(null)
                            : row -> row.get(name));
        }
        return finders;
    }

    private List<JsonRows.Finder> pathFinders(List<Column> columns, CopyOptions.Format.PathsJson paths)
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

    private void copy(Connection connection, List<Column> columns, RowReader reader, String url)
            throws SQLException, IOException, CopyException {
        List<String> names = columns.stream().map(Column::name).toList();
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + target.table().quoted() + " (" + quotedColumns(names) + ") FROM STDIN");
        try (InputStream raw = new BufferedInputStream(objects.open(url), 64 << 10);
                InputStream in = target.options().isGzip() ? new GZIPInputStream(raw, 64 << 10) : raw) {
            CopyWriter writer = new CopyWriter(copy, columns, target.options().conversion());
            reader.read(in, writer);
            writer.flush();
            copy.endCopy();
        } catch (IOException | CopyException e) {
            throw new CopyException(url + ": " + e.getMessage(), e);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static String quotedColumns(List<String> names) {
        return names.stream().map(TableName::quoted).collect(Collectors.joining(", "));
    }
}
