package dev.kdt.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.RedshiftDestinationConfiguration;

/** A Redshift destination whose cluster is a real PostgreSQL, and a table there for each test. */
abstract class RedshiftRig {
    /** The cluster takes any. */
    static final String PASSWORD = "tell-nobody-17";

    private static final AtomicInteger NUMBER = new AtomicInteger();
    static EmbeddedPostgres postgres;

    @TempDir
    Path data;

    String table;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(Path.of("target", "postgres").toFile())
                .start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void makeTable() throws SQLException {
        table = "orders_" + NUMBER.incrementAndGet();
        sql("CREATE TABLE " + table + " (id int PRIMARY KEY, name varchar(10), price numeric(10,2), at timestamptz,"
                + " more text)");
    }

    static void sql(String statement) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    List<String> rows() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement run = connection.createStatement();
                ResultSet found = run.executeQuery("SELECT id, name, price, more FROM " + table + " ORDER BY id")) {
            while (found.next()) {
                rows.add(found.getInt(1) + "|" + found.getString(2) + "|" + found.getString(3) + "|"
                        + found.getString(4));
            }
        }
        return rows;
    }

    void create(DeliveryRig rig, String columns, String options) {
        create(rig, columns, options, _ -> {});
    }

    void create(
            DeliveryRig rig, String columns, String options, Consumer<RedshiftDestinationConfiguration.Builder> more) {
        rig.firehose.createDeliveryStream(r -> r.deliveryStreamName("orders")
                .redshiftDestinationConfiguration(redshift -> {
                    redshift.roleARN(DeliveryRig.ROLE)
                            .clusterJDBCURL("jdbc:redshift://localhost:" + postgres.getPort() + "/postgres")
                            .username("postgres")
                            .password(PASSWORD)
                            .copyCommand(copy -> copy.dataTableName("public." + table)
                                    .dataTableColumns(columns)
                                    .copyOptions(options))
                            .s3Configuration(s3 -> s3.roleARN(DeliveryRig.ROLE)
                                    .bucketARN("arn:aws:s3:::staging")
                                    .compressionFormat(
                                            options.contains("GZIP")
                                                    ? CompressionFormat.GZIP
                                                    : CompressionFormat.UNCOMPRESSED)
                                    .bufferingHints(
                                            hints -> hints.intervalInSeconds(60).sizeInMBs(1)));
                    more.accept(redshift);
                }));
    }
}
