package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.firehose.model.InvalidArgumentException;
import software.amazon.awssdk.services.firehose.model.RedshiftDestinationDescription;

/** A Redshift destination whose cluster is a real PostgreSQL: staged objects, COPY, retries, manifests. */
class RedshiftDeliveryTest extends RedshiftRig {
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
            assertFalse(description(rig).contains(PASSWORD), "the password is told");
            assertEquals("postgres", told.username());
            assertEquals("JSON 'auto'", told.copyCommand().copyOptions());
            assertEquals(3600, told.retryOptions().durationInSeconds());
            assertEquals("arn:aws:s3:::staging", told.s3DestinationDescription().bucketARN());
        }
    }

    /** The answer to DescribeDeliveryStream as it comes, with what the SDK does not know, too. */
    private static String description(DeliveryRig rig) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(rig.endpoint().uri())
                .header("X-Amz-Target", "Firehose_20150804.DescribeDeliveryStream")
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Date", "20260304T050607Z")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=a/20260304/eu-west-1/firehose/aws4_request, SignedHeaders=host,"
                                + " Signature=0")
                .POST(HttpRequest.BodyPublishers.ofString("{\"DeliveryStreamName\":\"orders\"}"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            assertTrue(answer.contains("\"Username\":\"postgres\""), answer);
            return answer;
        }
    }
}
