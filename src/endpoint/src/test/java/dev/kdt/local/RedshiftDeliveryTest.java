package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.endpoint.option.DeliveryOptions;
import dev.kdt.endpoint.option.ObjectStore;
import dev.kdt.endpoint.option.S3Object;
import dev.kdt.local.delivery.FolderStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.InvalidArgumentException;
import software.amazon.awssdk.services.firehose.model.RedshiftDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.RedshiftDestinationDescription;

/** A Redshift destination whose cluster is a real PostgreSQL: staged objects, COPY, retries, manifests, crashes. */
class RedshiftDeliveryTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static EmbeddedPostgres postgres;

    @TempDir
    Path data;

    private String table;

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

    private static void sql(String statement) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private List<String> rows() throws SQLException {
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

    private void create(DeliveryRig rig, String columns, String options) {
        create(rig, columns, options, _ -> {});
    }

    private void create(
            DeliveryRig rig, String columns, String options, Consumer<RedshiftDestinationConfiguration.Builder> more) {
        rig.firehose.createDeliveryStream(r -> r.deliveryStreamName("orders")
                .redshiftDestinationConfiguration(redshift -> {
                    redshift.roleARN(DeliveryRig.ROLE)
                            .clusterJDBCURL("jdbc:redshift://localhost:" + postgres.getPort() + "/postgres")
                            .username("postgres")
                            .password("postgres")
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

    @Test
    void jsonObjectsBecomeRowsByTheirKeys() throws Exception {
        try (DeliveryRig rig = new DeliveryRig(data)) {
            create(rig, "", "JSON 'auto' GZIP");
            rig.put(
                    "orders",
                    "{\"id\":1,\"name\":\"a\\tb\\\\\",\"price\":1.10,\"more\":{\"x\":[1,2.50]},\"other\":true}",
                    "{\"id\":2,\"name\":null}\n{\"id\":3,\"Name\":\"not this\"}");
            rig.deliver();
            assertEquals(List.of("1|a\tb\\|1.10|{\"x\":[1,2.50]}", "2|null|null|null", "3|null|null|null"), rows());
            assertTrue(rig.keys("staging").getFirst().matches("2026/03/04/05/orders-1-.*\\.gz"));
        }
    }

    @Test
    void pathsFilesSayWhereColumnsAreInTheJson() throws Exception {
        Path paths = data.resolve("s3/config/paths.json");
        Files.createDirectories(paths.getParent());
        Files.writeString(paths, "{\"jsonpaths\":[\"$.order.id\",\"$['names'][1]\"]}");
        try (DeliveryRig rig = new DeliveryRig(data)) {
            create(rig, "id, name", "json 's3://config/paths.json'");
            rig.put("orders", "{\"order\":{\"id\":7},\"names\":[\"x\",\"y\"]}");
            rig.deliver();
            assertEquals(List.of("7|y|null|null"), rows());
        }
    }

    @Test
    void csvAndLinesBecomeRowsByTheirOrder() throws Exception {
        try (DeliveryRig rig = new DeliveryRig(data)) {
            create(rig, "id, name, price", "CSV IGNOREHEADER 1 TRUNCATECOLUMNS");
            rig.put("orders", "id,name,price\n", "1,\"a,\"\"b\"\"\",2\n", "2,longer than ten,\n");
            rig.deliver();
            assertEquals(List.of("1|a,\"b\"|2.00|null", "2|longer tha|null|null"), rows());
        }
        makeTable();
        try (DeliveryRig rig = new DeliveryRig(data.resolve("lines"))) {
            create(rig, "id,name", "DELIMITER AS ';' ESCAPE");
            rig.put("orders", "1;a\\;b\n", "2;\\N\n");
            rig.deliver();
            assertEquals(List.of("1|a;b|null|null", "2|N|null|null"), rows());
        }
    }

    @Test
    void timesMayBeCounted() throws Exception {
        try (DeliveryRig rig = new DeliveryRig(data)) {
            create(rig, "", "JSON 'auto' TIMEFORMAT 'epochmillisecs'");
            rig.put("orders", "{\"id\":1,\"at\":1772600767000}");
            rig.deliver();
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement run = connection.createStatement();
                    ResultSet found = run.executeQuery("SELECT extract(epoch from at)::bigint FROM " + table)) {
                assertTrue(found.next());
                assertEquals(1_772_600_767L, found.getLong(1));
            }
        }
    }

    @Test
    void aBatchThatCannotBeLoadedIsTriedUntilItsTimeIsOverAndThenListedInAManifest() throws Exception {
        try (DeliveryRig rig = new DeliveryRig(data)) {
            create(rig, "", "JSON 'auto'", redshift -> redshift.retryOptions(retry -> retry.durationInSeconds(120)));
            rig.put("orders", "{\"id\":1}", "{\"id\":\"not a number\"}");
            rig.deliver();
            String staged = rig.keys("staging").getFirst();
            rig.clock.advance(Duration.ofSeconds(119));
            rig.endpoint().settle();
            assertEquals(List.of(staged), rig.keys("staging"));
            rig.clock.advance(Duration.ofSeconds(2));
            rig.endpoint().settle();
            assertEquals(
                    "{\"entries\":[{\"url\":\"s3://staging/" + staged + "\",\"mandatory\":true}]}\n",
                    rig.text("staging", "errors/manifests/2026/03/04/05/orders-1-"));
            assertEquals(List.of(), rows(), "none of the batch is loaded");
            rig.put("orders", "{\"id\":3}");
            rig.deliver();
            assertEquals(List.of("3|null|null|null"), rows());
        }
    }

    @Test
    void aMissingTableIsWaitedFor() throws Exception {
        sql("ALTER TABLE " + table + " RENAME TO hidden_" + table);
        try (DeliveryRig rig = new DeliveryRig(data)) {
            create(rig, "", "JSON 'auto'");
            rig.put("orders", "{\"id\":1}");
            rig.deliver();
            sql("ALTER TABLE hidden_" + table + " RENAME TO " + table);
            rig.clock.advance(Duration.ofSeconds(1));
            rig.endpoint().settle();
            assertEquals(List.of("1|null|null|null"), rows());
        }
    }

    @Test
    void rowsAreLoadedOnceWhereverACrashCutsIn() throws Exception {
        // The progress file of every moment around a load is put back, as a crash at that moment would leave it.
        Path progress = data.resolve("deliveries/orders/progress.json");
        List<byte[]> moments = new ArrayList<>();
        FolderStore folders = new FolderStore(data.resolve("s3"));
        ObjectStore watching = new ObjectStore() {
            @Override
            public void put(S3Object object, Path file, String encoding) throws IOException {
                moments.add(Files.readAllBytes(progress));
                folders.put(object, file, encoding);
            }

            @Override
            public InputStream open(S3Object object) throws IOException {
                moments.add(Files.readAllBytes(progress));
                return folders.open(object);
            }
        };
        DeliveryRig rig = new DeliveryRig(data, DeliveryOptions.DEFAULT.withObjects(watching));
        try (rig) {
            create(rig, "", "JSON 'auto'");
            rig.put("orders", "{\"id\":1}", "{\"id\":2}");
            rig.deliver();
            assertEquals(2, rows().size());
            assertEquals(2, moments.size());
            byte[] duringLoad = moments.getLast();
            rig.firehose.describeDeliveryStream(r -> r.deliveryStreamName("orders"));
            rig.endpoint().close();
            Files.write(progress, duringLoad);
            rig.restart();
            rig.deliver();
            assertEquals(2, rows().size(), "the ledger knows the batch");
        }
    }

    @Test
    void whatCouldBecomeSqlOrReadFilesIsRefusedOrQuoted() throws Exception {
        try (DeliveryRig rig = new DeliveryRig(data)) {
            for (String url : List.of(
                    "jdbc:postgresql://localhost:5432/db?socketFactory=x",
                    "jdbc:postgresql:///db",
                    "jdbc:h2:mem:x",
                    "jdbc:redshift:iam://cluster/db",
                    "jdbc:postgresql://a,b:1/db")) {
                assertThrows(
                        InvalidArgumentException.class,
                        () -> create(rig, "", "JSON 'auto'", redshift -> redshift.clusterJDBCURL(url)),
                        url);
            }
            for (String options : List.of("CREDENTIALS 'x'", "JSON 'auto'; DROP TABLE x", "MAXERROR 5", "PARQUET")) {
                assertThrows(InvalidArgumentException.class, () -> create(rig, "", options), options);
            }
            assertThrows(InvalidArgumentException.class, () -> create(rig, "id); DROP TABLE x", "JSON 'auto'"));
            sql("CREATE TABLE \"odd\"\"; DROP TABLE " + table + "\" (\"a b\" int)");
            create(
                    rig,
                    "\"a b\"",
                    "CSV",
                    redshift -> redshift.copyCommand(copy -> copy.dataTableName("\"odd\"\"; DROP TABLE " + table + "\"")
                            .dataTableColumns("\"a b\"")
                            .copyOptions("CSV")));
            rig.put("orders", "5\n");
            rig.deliver();
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement run = connection.createStatement();
                    ResultSet found = run.executeQuery("SELECT \"a b\" FROM \"odd\"\"; DROP TABLE " + table + "\"")) {
                assertTrue(found.next());
                assertEquals(5, found.getInt(1));
            }
            sql("DROP TABLE \"odd\"\"; DROP TABLE " + table + "\"");
        }
    }

    @Test
    void aDescriptionTellsEverythingButThePassword() throws Exception {
        try (DeliveryRig rig = new DeliveryRig(data)) {
            create(rig, "", "JSON 'auto'");
            RedshiftDestinationDescription told = rig.firehose
                    .describeDeliveryStream(r -> r.deliveryStreamName("orders"))
                    .deliveryStreamDescription()
                    .destinations()
                    .getFirst()
                    .redshiftDestinationDescription();
            assertEquals("postgres", told.username());
            assertEquals("JSON 'auto'", told.copyCommand().copyOptions());
            assertEquals(3600, told.retryOptions().durationInSeconds());
            assertEquals("arn:aws:s3:::staging", told.s3DestinationDescription().bucketARN());
        }
    }
}
