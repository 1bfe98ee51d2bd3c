package dev.kdt.endpoint.redshift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Loading through Amazon's own driver, which has no COPY of rows. What it speaks to is a PostgreSQL in disguise. */
class AmazonsDriverTest {
    private static final Cluster CLUSTER =
            new Cluster(new ClusterUrl(true, "localhost", 5439, "dev"), "postgres", "postgres");

    private static EmbeddedPostgres postgres;
    private static StartupProxy proxy;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(Path.of("target", "postgres").toFile())
                .start();
        proxy = new StartupProxy(postgres.getPort());
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
        postgres.close();
    }

    private static Connection connect() throws SQLException {
        return CLUSTER.connect(
                new com.amazon.redshift.Driver(), "jdbc:redshift://localhost:" + proxy.port() + "/postgres?ssl=false");
    }

    private static CopyLoader loader(String table, Map<String, String> objects) throws CopyException {
        CopyTarget target = new CopyTarget(
                CLUSTER, TableName.parse(table), List.of(), CopyOptions.parse("JSON 'auto' TIMEFORMAT 'epochsecs'"));
        return new CopyLoader(
                target,
                url -> new ByteArrayInputStream(objects.getOrDefault(url, "").getBytes(StandardCharsets.UTF_8)),
                () -> Instant.EPOCH);
    }

    private static List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement run = connection.createStatement();
                ResultSet found = run.executeQuery(query)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    @Test
    void rowsOfAllTypesAreInsertedOnceForEachBatch() throws Exception {
        String first = IntStream.range(0, 1_234)
                .mapToObj(i -> "{\"id\":" + i + ",\"price\":1.10,\"at\":3600,\"ok\":true,\"more\":{\"x\":[" + i + "]}}")
                .collect(Collectors.joining("\n"));
        CopyLoader loader = loader("many", Map.of("s3://b/1", first, "s3://b/2", "{\"id\":9999}"));
        try (Connection connection = connect();
                Statement run = connection.createStatement()) {
            run.execute("CREATE TABLE many (id int, price numeric(8,2), at timestamptz, ok boolean, more text)");
            loader.load(connection, "one", List.of("s3://b/1", "s3://b/2"));
            loader.load(connection, "one", List.of("s3://b/1", "s3://b/2"));
        }
        assertEquals(List.of("1235"), rows("SELECT count(*) FROM many"));
        assertEquals(
                List.of("1.10 3600 true {\"x\":[7]}"),
                rows("SELECT price || ' ' || extract(epoch FROM at)::int || ' ' || ok || ' ' || more FROM many"
                        + " WHERE id = 7"));
        assertEquals(
                List.of("0"),
                rows("SELECT extract(epoch FROM loaded_at)::int FROM " + LoadedBatches.TABLE
                        + " WHERE batch_id = 'one'"));
    }

    @Test
    void aRowThatDoesNotFitLeavesNothingOfItsBatch() throws Exception {
        CopyLoader loader = loader("strict", Map.of("s3://b/1", "{\"id\":1}{\"id\":\"many\"}"));
        try (Connection connection = connect();
                Statement run = connection.createStatement()) {
            run.execute("CREATE TABLE strict (id int)");
            CopyException e =
                    assertThrows(CopyException.class, () -> loader.load(connection, "two", List.of("s3://b/1")));
            assertTrue(
                    e.getMessage().contains("s3://b/1: ERROR: invalid input syntax for type integer"), e::getMessage);
        }
        assertEquals(List.of("0"), rows("SELECT count(*) FROM strict"));
    }

    @Test
    void onlyClustersOfTheServiceWantIt() throws Exception {
        for (String host : List.of(
                "examplecluster.abc123xyz789.us-west-2.redshift.amazonaws.com",
                "wg.123456789012.us-east-1.redshift-serverless.amazonaws.com",
                "c.abc.cn-north-1.redshift.amazonaws.com.cn")) {
            assertTrue(ClusterUrl.parse("jdbc:redshift://" + host + ":5439/dev").isAmazons(), host);
        }
        assertFalse(ClusterUrl.parse("jdbc:redshift://localhost:5439/dev").isAmazons());
        assertFalse(ClusterUrl.parse("jdbc:redshift://redshift.amazonaws.com.example/dev")
                .isAmazons());
        assertEquals(5432, ClusterUrl.parse("jdbc:postgresql://localhost/dev").port());
        assertEquals(5439, ClusterUrl.parse("jdbc:redshift://localhost/dev").port());
    }
}
