package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.flow.Stop;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code kdt verify --table} on rows that a Redshift destination loaded into a real PostgreSQL, some of which were then damaged. */
class VerifyTableTest extends LocalCommands {
    private static final String PASSWORD = "tell-nobody-17";
    private static final int COUNT = 2_500;

    private static EmbeddedPostgres postgres;

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
        sql("DROP TABLE IF EXISTS orders");
        sql("CREATE TABLE orders (name char(12), price numeric(12,4), at timestamptz, fresh boolean, id bigint,"
                + " tags text, none int, _kdt text)");
        environment.put("PGUSER", "postgres");
        environment.put("PGPASSWORD", PASSWORD);
    }

    private static void sql(String statement) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private static String text(String query) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement run = connection.createStatement();
                ResultSet row = run.executeQuery(query)) {
            assertTrue(row.next());
            return row.getString(1);
        }
    }

    private static String url() {
        return "jdbc:redshift://localhost:" + postgres.getPort() + "/postgres";
    }

    /** Fields of each type, in another order than the table's columns, and in other forms than PostgreSQL's. */
    private void load(String lastStep) throws IOException {
        Files.writeString(folder.resolve("p.yaml"), """
            name: p
            steps:
              - map: '{id: .n, name: "n \\(.n % 7)", price: (.n / 8), at: (1795852800 + .n | todate), fresh: (.n % 2 == 0),
                  tags: {b: [1.50, .n], a: "x"}, more: "not in the table"}'
            """ + lastStep + "encode: ndjson\n");
        done(kdt(
                "",
                "delivery",
                "create",
                "rows",
                "--bucket",
                "staging",
                "--redshift",
                url(),
                "--table",
                "orders",
                "--buffer-time",
                "0s"));
        String lines = IntStream.range(0, COUNT)
                .mapToObj(each -> "{\"n\":" + each + "}\n")
                .collect(Collectors.joining());
        done(kdt(lines, "produce", "orders", "--aggregate", "-k", ".n % 40 | tostring"));
        done(run("p.yaml", "--to", "firehose:rows"));
        done(kdt("", "delivery", "flush", "rows"));
    }

    private static void done(Ran ran) {
        assertEquals(0, ran.code(), ran.err());
    }

    private Ran ask(String query, String... more) {
        out = new ByteArrayOutputStream();
        List<String> args = new ArrayList<>(
                List.of("verify", "--stream", "orders", "--pipeline", "p.yaml", "--table", url(), "--query", query));
        args.addAll(List.of(more));
        return kdt("", args.toArray(String[]::new));
    }

    private Map<String, Set<String>> found(int code, String query) throws IOException {
        Ran ran = ask(query, "-o", "ndjson");
        assertEquals(code, ran.code(), ran.err());
        Map<String, Set<String>> found = new TreeMap<>();
        for (String line : out.toString().lines().toList()) {
            JsonNode finding = new ObjectMapper().readTree(line);
            found.computeIfAbsent(finding.get("verdict").asText(), _ -> new TreeSet<>())
                    .add(finding.path("sequence").asText() + "#"
                            + finding.path("subsequence").asText());
        }
        return found;
    }

    private static String identity(int id) throws SQLException, IOException {
        JsonNode stamp = new ObjectMapper().readTree(text("SELECT _kdt FROM orders WHERE id = " + id));
        return stamp.get("sequence").asText() + "#" + stamp.get("subsequence").asText();
    }

    @Test
    void findsByStampsWhichRowsAreMissingDoubledAndChanged() throws Exception {
        load("  - stamp: ._kdt\n");
        String all = "SELECT _kdt, name, price, at, fresh, id, tags, none FROM orders";
        assertEquals(Map.of(), found(0, all));
        Map<String, Set<String>> expected = Map.of(
                "missing", Set.of(identity(17), identity(2_400)),
                "doubled", Set.of(identity(40)),
                "changed", Set.of(identity(300), identity(301), identity(302), identity(303), identity(304)));
        sql("DELETE FROM orders WHERE id IN (17, 2400)");
        sql("INSERT INTO orders SELECT * FROM orders WHERE id = 40");
        sql("UPDATE orders SET price = price + 0.0001 WHERE id = 300");
        sql("UPDATE orders SET at = at + interval '1 second' WHERE id = 301");
        sql("UPDATE orders SET fresh = NOT fresh WHERE id = 302");
        sql("UPDATE orders SET tags = '{\"a\":\"x\",\"b\":[1.5,99]}' WHERE id = 303");
        sql("UPDATE orders SET name = NULL WHERE id = 304");
        assertEquals(expected, found(1, all));
        Map<String, Set<String>> ofStamps = new TreeMap<>(expected);
        ofStamps.remove("changed");
        assertEquals(ofStamps, found(1, "SELECT _kdt FROM orders"));
        assertEquals(ofStamps, found(1, "SELECT _kdt::jsonb AS _KDT FROM orders"));
        assertEquals(
                ofStamps,
                found(
                        1,
                        "SELECT j->>'stream' AS \"_kdt.stream\", j->>'shard' AS \"_kdt.shard\", j->>'sequence' AS"
                                + " \"_kdt.sequence\", (j->>'subsequence')::int AS \"_kdt.subsequence\" FROM (SELECT"
                                + " _kdt::json AS j FROM orders) AS s"));
    }

    @Test
    void findsByContentsWhereThereAreNoStamps() throws Exception {
        load("");
        String columns = "SELECT id, name, price FROM orders";
        assertEquals(Map.of(), found(0, columns));
        sql("UPDATE orders SET price = 0.5 WHERE id = 300");
        sql("DELETE FROM orders WHERE id = 17");
        Map<String, Set<String>> damaged = found(1, columns);
        assertEquals(2, damaged.get("missing").size());
        assertEquals(Set.of("#"), damaged.get("unexpected"));
        assertEquals(
                damaged,
                found(
                        1,
                        "SELECT '{\"id\":' || id || ',\"name\":\"' || rtrim(name) || '\",\"price\":' ||"
                                + " trim_scale(price) || ',\"at\":\"' || to_char(at AT TIME ZONE 'UTC',"
                                + " 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') || '\",\"fresh\":' || fresh || ',\"tags\":' ||"
                                + " tags || ',\"more\":\"not in the table\"}' FROM orders"));
    }

    @Test
    void tellsWhatIsWrongWithTheQuestionAndNeverThePassword() throws Exception {
        load("  - stamp: ._kdt\n");
        refused(
                ask("SELECT id, name FROM orders"),
                "--query: the pipeline's results have stamps in ._kdt, and the rows"
                        + " have no column '_kdt' (let the query give it)");
        refused(
                ask("SELECT _kdt FROM nowhere"),
                "--query: ERROR: relation \"nowhere\" does not exist, Position: 18 (asked of " + url() + ")");
        Ran writes = ask("DELETE FROM orders RETURNING _kdt");
        assertEquals(1, writes.code());
        assertTrue(writes.err().contains("cannot execute DELETE in a read-only transaction"), writes.err());
        assertEquals(String.valueOf(COUNT), text("SELECT count(*) FROM orders"));
        refused(kdt("", "verify", "--stream", "orders", "--table", url()), "--table needs --query SQL");
        refused(kdt("", "verify", "--stream", "orders", "--query", "x"), "--query is only for --table JDBC-URL");
        for (String wrong : List.of("u:" + PASSWORD + "@localhost/dev", "localhost/dev?password=" + PASSWORD)) {
            Ran ran = kdt("", "verify", "--stream", "orders", "--query", "x", "--table", "jdbc:postgresql://" + wrong);
            refused(ran, "is not jdbc:redshift://HOST:PORT/DATABASE");
        }
        Ran gone =
                kdt("", "verify", "--stream", "orders", "--query", "x", "--table", "jdbc:postgresql://localhost:1/d");
        assertEquals(1, gone.code());
        assertTrue(
                gone.err().contains("jdbc:postgresql://localhost:1/d: Connection to localhost:1 refused"), gone.err());
        assertFalse(gone.err().contains(PASSWORD), gone.err());
        environment.put("PGUSER", "nobody");
        refused(
                ask("SELECT 1"),
                "(--user or PGUSER names the user, KDT_REDSHIFT_PASSWORD or PGPASSWORD has the password)");
        environment.remove("PGPASSWORD");
        refused(ask("SELECT 1"), "the password of the database is missing (set KDT_REDSHIFT_PASSWORD or PGPASSWORD");
    }

    @Test
    void doesNotWaitForAnAnswerWhenItIsStopped() throws Exception {
        load("");
        signals = stop -> Thread.ofVirtual().start(() -> {
            while (isIdle()) {
                Thread.onSpinWait();
            }
            stop.request(Stop.Reason.INTERRUPT);
        });
        assertEquals(130, ask("SELECT 'x' || pg_sleep(100)").code());
    }

    /** Whether the database is not asked yet. */
    private static boolean isIdle() {
        try {
            return text("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
                    .equals("0");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void refused(Ran ran, String words) {
        assertEquals(2, ran.code(), ran.err());
        assertTrue(ran.err().contains(words), ran.err());
        assertFalse(ran.err().contains(PASSWORD), ran.err());
    }
}
