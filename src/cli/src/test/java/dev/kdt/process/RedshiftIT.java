package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.process.KdtProcess.Ended;
import dev.kdt.process.KdtProcess.Place;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redshift from the command line: into a real PostgreSQL. */
class RedshiftIT {
    private static final Map<String, String> PASSWORD = Map.of("KDT_REDSHIFT_PASSWORD", "postgres");

    @TempDir
    Path folder;

    @Test
    void theDemoShowsItsRowsInATable() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(Path.of("target", "postgres").toFile())
                .start()) {
            Place place = Place.in(folder).with(PASSWORD);
            String url = "jdbc:redshift://localhost:" + postgres.getPort() + "/postgres";
            String[] demo = {"demo", "--redshift", url, "--user", "postgres", "--data"};
            Ended ended = place.start(with(demo, "data")).ended();
            assertEquals(0, ended.code(), ended.err());
            assertTrue(ended.out().contains("   US         5213  3259509.85   625.27\n"), ended.out());
            assertTrue(ended.out().contains("19,006  of them in the table"), ended.out());
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement sql = connection.createStatement();
                    ResultSet rows = sql.executeQuery("SELECT count(*), count(DISTINCT id) FROM kdt_demo_orders")) {
                assertTrue(rows.next());
                assertEquals(19_006, rows.getInt(1));
                assertEquals(19_006, rows.getInt(2));
            }
            Ended again = place.start(with(demo, "other")).ended();
            assertEquals(1, again.code());
            assertEquals("kdt: cluster " + url + ": ERROR: relation \"kdt_demo_orders\" already exists\n", again.err());
        }
    }

    private static String[] with(String[] words, String last) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 1);
        all[words.length] = last;
        return all;
    }

    @Test
    void aClusterOfTheServiceWantsAmazonsDriver() throws Exception {
        Place place = Place.in(folder).with(PASSWORD);
        try (KdtProcess local = place.start("local", "--data", "data")) {
            local.awaitSaid("listening");
            String cluster = "jdbc:redshift://c.abc.eu-west-1.redshift.amazonaws.com:5439/dev";
            Ended created = place.start(
                            "delivery", "create", "rows", "--redshift", cluster, "--table", "t", "--user", "u")
                    .ended();
            assertEquals(0, created.code(), created.err());
            assertEquals(0, place.start("push", "rows").feed("{}\n").ended().code());
            assertEquals(1, place.start("delivery", "flush", "rows").ended().code());
            local.awaitSaid("c.abc.eu-west-1.redshift.amazonaws.com is a Redshift cluster, and Amazon's JDBC driver is"
                    + " not on the class path (download redshift-jdbc42 and name its jar in KDT_CLASSPATH)");
        }
    }
}
