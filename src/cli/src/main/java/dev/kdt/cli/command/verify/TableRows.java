package dev.kdt.cli.command.verify;

import dev.kdt.audit.Columns;
import dev.kdt.bytes.ByteBuilder;
import dev.kdt.cli.console.UsageException;
import dev.kdt.endpoint.redshift.Cluster;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.Lane;
import dev.kdt.flow.Source;
import dev.kdt.flow.Stop;
import dev.kdt.flow.StoppedException;
import dev.kdt.pipeline.step.StampPath;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a query gives, as lines. They come by a cursor, so many at a time that memory does not grow with their number, and in a
 * transaction that only reads.
 */
final class TableRows implements Source {
    /** Names the rows, as a file's name its lines: {@code row:17}. */
    private static final String NAME = "row";

    private static final int FETCHED = 1_000;
    private static final int ENOUGH_BYTES = 1 << 20;

    /** SQLSTATE classes: no connection, no login, wrong SQL. */
    private static final String CONNECTION = "08";

    private static final String LOGIN = "28";
    private static final String WRONG = "42";

    private final Cluster cluster;
    private final Stop stop;
    private final Connection connection;
    private final ResultSet rows;
    private final RowLine line;

    private TableRows(Cluster cluster, Stop stop, Connection connection, ResultSet rows, RowLine line) {
        this.cluster = cluster;
        this.stop = stop;
        this.connection = connection;
        this.rows = rows;
        this.line = line;
    }

    /**
     * Asks the query.
     *
     * @param stamps where they stand in results; null where there are none
     * @throws UsageException when the rows cannot be compared with results
     * @throws FlowException when the database does not answer the query
     */
    static TableRows of(Cluster cluster, String query, @Nullable StampPath stamps, Stop stop) {
        Connection connection = null;
        try {
            connection = cluster.connect();
            connection.setReadOnly(true);
            connection.setAutoCommit(false); // Else the driver takes all rows at once.
            Statement statement = connection.createStatement();
            statement.setFetchSize(FETCHED);
            stop.onRequest(() -> cancel(statement));
            stop.reason().ifPresent(reason -> {
                throw new StoppedException(reason);
            });
            ResultSet rows = statement.executeQuery(query);
            return new TableRows(cluster, stop, connection, rows, RowLine.of(rows.getMetaData(), stamps));
        } catch (SQLException e) {
            close(connection);
            throw failure(cluster, stop, e);
        } catch (UsageException | StoppedException e) {
            close(connection);
            throw e;
        }
    }

    /** The columns that results are compared in; null where each row is a line. */
    @Nullable
    Columns columns() {
        return line.columns();
    }

    @Override
    public List<Lane> lanes() {
        return List.of(new RowLane());
    }

    @Override
    public void close() {
        close(connection);
    }

    private final class RowLane implements Lane {
        private long number;

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public @Nullable Batch next() {
            List<KinesisRecord> records = new ArrayList<>(FETCHED);
            ByteBuilder text = new ByteBuilder();
            long bytes = 0;
            try {
                while (records.size() < FETCHED && bytes < ENOUGH_BYTES && rows.next()) {
                    line.write(rows, text.clear());
                    bytes += text.size();
                    records.add(KinesisRecord.of(
                            Position.inFile(NAME, ++number), text.view().copy()));
                }
            } catch (SQLException e) {
                throw failure(cluster, stop, e);
            }
            return records.isEmpty() ? null : new Batch(NAME, records);
        }
    }

    /** What the database says has no password in it, and neither has the address. */
    private static RuntimeException failure(Cluster cluster, Stop stop, SQLException e) {
        if (stop.reason().isPresent()) {
            return new StoppedException(stop.reason().get());
        }
        String said =
                String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", ", ").replaceFirst("\\.$", "");
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.startsWith(LOGIN)) {
            return new UsageException("--table " + cluster + ": " + said
                    + " (--user or PGUSER names the user, KDT_REDSHIFT_PASSWORD or PGPASSWORD has the password)");
        }
        if (state.startsWith(WRONG)) {
            return new UsageException("--query: " + said + " (asked of " + cluster.url() + ")");
        }
        return new FlowException("--table " + cluster.url() + ": " + said
                + (state.startsWith(CONNECTION) ? " (is it there, and does it let this computer in?)" : ""));
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException _) {
            // It has ended, or the connection has.
        }
    }

    private static void close(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException _) {
            // All was read that is to be; nothing was written.
        }
    }
}
