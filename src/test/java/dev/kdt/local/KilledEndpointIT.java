package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.Record;

/** What was acknowledged is delivered once, however often the process is killed under load. */
class KilledEndpointIT {
    private static final int KILLS = 3;
    private static final int BATCH = 200;
    private static final String FILLER = "x".repeat(400);

    @TempDir
    Path data;

    /** Numbers of records that were acknowledged. */
    private final Queue<Integer> acknowledged = new ConcurrentLinkedQueue<>();

    private final AtomicInteger number = new AtomicInteger();

    /** A process, and where it listens. */
    private record Child(Process process, URI uri) {}

    /** Where objects go instead of into folders, when it is said. */
    private final List<String> elsewhere = new ArrayList<>();

    private Child start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                EndpointChild.class.getName(),
                data.toString()));
        command.addAll(elsewhere);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String uri =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        return new Child(process, URI.create(uri));
    }

    /** Starts it again and again on the same folder, each time killed with puts and deliveries under way. */
    private void killUnderLoad(java.util.function.Consumer<FirehoseClient> create) throws Exception {
        for (int i = 0; i < KILLS; i++) {
            Child child = start();
            try (FirehoseClient firehose = EndpointClients.firehose(child.uri())) {
                if (i == 0) {
                    create.accept(firehose);
                }
                Semaphore batches = new Semaphore(0);
                List<Thread> putting = IntStream.range(0, 2)
                        .mapToObj(_ -> Thread.ofVirtual().start(() -> putUntilKilled(firehose, batches)))
                        .toList();
                batches.acquire(20 + 13 * i);
                child.process().destroyForcibly().waitFor();
                for (Thread thread : putting) {
                    thread.join();
                }
            }
        }
    }

    private void putUntilKilled(FirehoseClient firehose, Semaphore batches) {
        try {
            while (true) {
                List<Integer> numbers = IntStream.range(0, BATCH)
                        .mapToObj(_ -> number.getAndIncrement())
                        .toList();
                firehose.putRecordBatch(r -> r.deliveryStreamName("orders")
                        .records(numbers.stream()
                                .map(each -> Record.builder()
                                        .data(SdkBytes.fromUtf8String(
                                                "{\"id\":" + each + ",\"more\":\"" + FILLER + "\"}\n"))
                                        .build())
                                .toList()));
                acknowledged.addAll(numbers);
                batches.release();
            }
        } catch (SdkException _) {
            // Killed.
        }
    }

    private void finish() throws Exception {
        Child child = start();
        try {
            HttpRequest flush = HttpRequest.newBuilder(child.uri())
                    .header("X-Amz-Target", "Kdt.FlushDeliveryStream")
                    .header("Content-Type", "application/x-amz-json-1.1")
                    .header(
                            "Authorization",
                            "AWS4-HMAC-SHA256 Credential=a/20260101/eu-west-1/firehose/aws4_request, "
                                    + "SignedHeaders=host, Signature=0")
                    .header("X-Amz-Date", "20260101T000000Z")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"DeliveryStreamName\":\"orders\"}"))
                    .build();
            try (HttpClient http = HttpClient.newHttpClient()) {
                HttpResponse<String> answer = http.send(flush, HttpResponse.BodyHandlers.ofString());
                assertEquals(200, answer.statusCode(), answer.body());
            }
        } finally {
            child.process().destroyForcibly().waitFor();
        }
    }

    @Test
    void acknowledgedRecordsAreInOneObjectEach() throws Exception {
        killUnderLoad(firehose -> firehose.createDeliveryStream(r ->
                r.deliveryStreamName("orders").extendedS3DestinationConfiguration(KilledEndpointIT::smallObjects)));
        finish();
        assertDeliveredOnce(numbers(data.resolve("s3/bucket")));
    }

    private static void smallObjects(ExtendedS3DestinationConfiguration.Builder s3) {
        s3.roleARN(DeliveryRig.ROLE)
                .bucketARN("arn:aws:s3:::bucket")
                .compressionFormat(CompressionFormat.GZIP)
                .bufferingHints(hints -> hints.intervalInSeconds(0).sizeInMBs(1));
    }

    @Test
    void acknowledgedRecordsAreInOneObjectEachOfAnS3Service() throws Exception {
        URI address = S3Server.freeAddress();
        elsewhere.add(address.toString());
        try (S3Server s3 = S3Server.start(address, "bucket")) {
            killUnderLoad(firehose -> firehose.createDeliveryStream(r ->
                    r.deliveryStreamName("orders").extendedS3DestinationConfiguration(KilledEndpointIT::smallObjects)));
            finish();
            List<Integer> delivered = new ArrayList<>();
            for (byte[] object : s3.objects("bucket").values()) {
                addNumbers(new ByteArrayInputStream(object), delivered);
            }
            assertDeliveredOnce(delivered);
        }
    }

    @Test
    void acknowledgedRecordsAreInOneRowEach() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(
                                Path.of("target", "postgres").toFile())
                        .start();
                Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("CREATE TABLE orders (id int, more text)");
            killUnderLoad(firehose -> firehose.createDeliveryStream(r -> r.deliveryStreamName("orders")
                    .redshiftDestinationConfiguration(redshift -> redshift.roleARN(DeliveryRig.ROLE)
                            .clusterJDBCURL("jdbc:redshift://localhost:" + postgres.getPort() + "/postgres")
                            .username("postgres")
                            .password("postgres")
                            .copyCommand(copy -> copy.dataTableName("orders").copyOptions("JSON 'auto' GZIP"))
                            .s3Configuration(s3 -> s3.roleARN(DeliveryRig.ROLE)
                                    .bucketARN("arn:aws:s3:::staging")
                                    .compressionFormat(CompressionFormat.GZIP)
                                    .bufferingHints(
                                            hints -> hints.intervalInSeconds(0).sizeInMBs(1))))));
            finish();
            List<Integer> delivered = new ArrayList<>();
            try (ResultSet rows = sql.executeQuery("SELECT id FROM orders")) {
                while (rows.next()) {
                    delivered.add(rows.getInt(1));
                }
            }
            assertDeliveredOnce(delivered);
        }
    }

    private void assertDeliveredOnce(List<Integer> delivered) {
        TreeSet<Integer> once = new TreeSet<>(delivered);
        assertEquals(delivered.size(), once.size(), "some are delivered twice");
        List<Integer> lost =
                acknowledged.stream().filter(each -> !once.contains(each)).toList();
        assertEquals(List.of(), lost, "lost");
        assertTrue(acknowledged.size() >= KILLS * 20 * BATCH);
    }

    private static List<Integer> numbers(Path bucket) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        try (Stream<Path> files = Files.walk(bucket)) {
            for (Path file : files.filter(Files::isRegularFile).collect(Collectors.toList())) {
                addNumbers(Files.newInputStream(file), numbers);
            }
        }
        return numbers;
    }

    private static void addNumbers(InputStream object, List<Integer> numbers) throws IOException {
        try (InputStream in = new GZIPInputStream(object)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> numbers.add(Integer.parseInt(line.substring(6, line.indexOf(',')))));
        }
    }
}
