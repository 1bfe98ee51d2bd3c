package dev.kdt.endpoint.redshift;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/**
 * A table of the batches that were loaded, in the schema that the user writes to by default. A batch is entered in the
 * transaction that loads it.
 */
final class LoadedBatches {
    static final String TABLE = "kdt_loaded_batches";

    private LoadedBatches() {}

    /** Enters a batch; false when it is there already. */
    static boolean enter(Connection connection, String batchId, Instant now) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + TABLE
                    + " (batch_id varchar(64) PRIMARY KEY, loaded_at timestamptz NOT NULL)");
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + TABLE
                + " SELECT CAST(? AS varchar(64)), CAST(? AS timestamptz)"
                + " WHERE NOT EXISTS (SELECT 1 FROM " + TABLE + " WHERE batch_id = ?)")) {
            insert.setString(1, batchId);
            insert.setString(2, now.toString());
            insert.setString(3, batchId);
            return insert.executeUpdate() == 1;
        }
    }
}
