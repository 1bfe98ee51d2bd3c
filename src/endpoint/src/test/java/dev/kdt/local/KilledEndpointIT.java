package dev.kdt.local;

import static dev.kdt.local.DeliveryRig.processing;
import static dev.kdt.local.DeliveryRig.processor;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.ProcessorType;
import software.amazon.awssdk.services.firehose.model.Record;
import software.amazon.awssdk.services.firehose.model.S3BackupMode;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** What was acknowledged is delivered once, however often the process is killed under load. */
class KilledEndpointIT {
    private static final int[] KILLS = {20, 33, 46};
    private static final String FILLER = "x".repeat(400);
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

    @TempDir
    Path data;

    private static String text(int number) {
        return "{\"id\":" + number + ",\"more\":\"" + FILLER + "\"}\n";
    }

    /** Puts to a delivery stream. */
    private record Direct(FirehoseClient firehose, Consumer<CreateDeliveryStreamRequest.Builder> destination)
            implements KilledUnderLoad.Client {
        @Override
        public void create() {
            firehose.createDeliveryStream(r -> destination.accept(r.deliveryStreamName("orders")));
        }

        @Override
        public void put(List<Integer> numbers) {
            firehose.putRecordBatch(r -> r.deliveryStreamName("orders")
                    .records(numbers.stream()
                            .map(each -> Record.builder()
                                    .data(SdkBytes.fromUtf8String(text(each)))
                                    .build())
                            .toList()));
        }

        @Override
        public void close() {
            firehose.close();
        }
    }

    private static void smallObjects(ExtendedS3DestinationConfiguration.Builder s3) {
        s3.roleARN(DeliveryRig.ROLE)
                .bucketARN("arn:aws:s3:::bucket")
                .compressionFormat(CompressionFormat.GZIP)
                .bufferingHints(hints -> hints.intervalInSeconds(0).sizeInMBs(1));
    }

    @Test
    void acknowledgedRecordsAreInOneObjectEach() throws Exception {
        KilledUnderLoad drill = new KilledUnderLoad(data);
        drill.run(
                uri -> new Direct(
                        EndpointClients.firehose(uri),
                        r -> r.extendedS3DestinationConfiguration(KilledEndpointIT::smallObjects)),
                KILLS,
                "orders");
        drill.assertDeliveredOnce(numbers("bucket"));
    }

    @Test
    void acknowledgedRecordsAreInOneObjectEachOfAnS3Service() throws Exception {
        URI address = S3Server.freeAddress();
        KilledUnderLoad drill = new KilledUnderLoad(data, address.toString());
        try (S3Server s3 = S3Server.start(address, "bucket")) {
            drill.run(
                    uri -> new Direct(
                            EndpointClients.firehose(uri),
                            r -> r.extendedS3DestinationConfiguration(KilledEndpointIT::smallObjects)),
                    KILLS,
                    "orders");
            List<Integer> delivered = new ArrayList<>();
            for (byte[] object : s3.objects("bucket").values()) {
                addNumbers(new ByteArrayInputStream(object), delivered);
            }
            drill.assertDeliveredOnce(delivered);
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
            KilledUnderLoad drill = new KilledUnderLoad(data);
            drill.run(
                    uri -> new Direct(EndpointClients.firehose(uri), r -> rows(r, postgres.getPort())),
                    KILLS,
                    "orders");
            List<Integer> delivered = new ArrayList<>();
            try (ResultSet rows = sql.executeQuery("SELECT id FROM orders")) {
                while (rows.next()) {
                    delivered.add(rows.getInt(1));
                }
            }
            drill.assertDeliveredOnce(delivered);
        }
    }

    private static void rows(CreateDeliveryStreamRequest.Builder request, int port) {
        request.redshiftDestinationConfiguration(redshift -> redshift.roleARN(DeliveryRig.ROLE)
                .clusterJDBCURL("jdbc:redshift://localhost:" + port + "/postgres")
                .username("postgres")
                .password("postgres")
                .copyCommand(copy -> copy.dataTableName("orders").copyOptions("JSON 'auto' GZIP"))
                .s3Configuration(s3 -> s3.roleARN(DeliveryRig.ROLE)
                        .bucketARN("arn:aws:s3:::staging")
                        .compressionFormat(CompressionFormat.GZIP)
                        .bufferingHints(hints -> hints.intervalInSeconds(0).sizeInMBs(1))));
    }

    /** Puts to a stream that is the source of a delivery stream with everything that one can do. */
    private record Everything(FirehoseClient firehose, KinesisClient kinesis) implements KilledUnderLoad.Client {
        @Override
        public void create() {
            kinesis.createStream(r -> r.streamName("orders").shardCount(3));
            String arn = kinesis.describeStream(r -> r.streamName("orders"))
                    .streamDescription()
                    .streamARN();
            firehose.createDeliveryStream(r -> r.deliveryStreamName("orders")
                    .deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                    .kinesisStreamSourceConfiguration(
                            source -> source.kinesisStreamARN(arn).roleARN(DeliveryRig.ROLE))
                    .extendedS3DestinationConfiguration(s3 -> s3.roleARN(DeliveryRig.ROLE)
                            .bucketARN("arn:aws:s3:::bucket")
                            .compressionFormat(CompressionFormat.GZIP)
                            .prefix("!{partitionKeyFromQuery:k}/")
                            .errorOutputPrefix("bad/!{firehose:error-output-type}/")
                            .bufferingHints(hints -> hints.intervalInSeconds(1).sizeInMBs(64))
                            .dynamicPartitioningConfiguration(on -> on.enabled(true))
                            .s3BackupMode(S3BackupMode.ENABLED)
                            .s3BackupConfiguration(raw -> raw.roleARN(DeliveryRig.ROLE)
                                    .bucketARN("arn:aws:s3:::raw")
                                    .compressionFormat(CompressionFormat.GZIP)
                                    .bufferingHints(
                                            hints -> hints.intervalInSeconds(0).sizeInMBs(1)))
                            .processingConfiguration(processing(
                                    processor(ProcessorType.RECORD_DE_AGGREGATION, "SubRecordType", "JSON"),
                                    processor(
                                            ProcessorType.LAMBDA,
                                            "LambdaArn",
                                            "arn:aws:lambda:eu-west-1:000000000000:function:"
                                                    + EndpointChild.EVERY_TENTH_FAILS),
                                    processor(
                                            ProcessorType.METADATA_EXTRACTION,
                                            "MetadataExtractionQuery",
                                            "{k: (if .id % 7 == 3 then null else .id % 7 end)}"),
                                    processor(ProcessorType.APPEND_DELIMITER_TO_RECORD)))));
        }

        @Override
        public void put(List<Integer> numbers) {
            kinesis.putRecords(r -> r.streamName("orders")
                    .records(numbers.stream()
                            .map(each -> PutRecordsRequestEntry.builder()
                                    .partitionKey("k" + each)
                                    .data(SdkBytes.fromUtf8String(text(each)))
                                    .build())
                            .toList()));
        }

        @Override
        public void close() {
            kinesis.close();
            firehose.close();
        }
    }

    @Test
    void acknowledgedRecordsAreInOnePartitionOrTheErrorOutputAndOnceInTheBackup() throws Exception {
        KilledUnderLoad drill = new KilledUnderLoad(data);
        drill.run(
                uri -> new Everything(EndpointClients.firehose(uri), EndpointClients.kinesis(uri)),
                new int[] {90, 170, 120, 200},
                "orders");
        drill.assertDeliveredOnce(numbers("raw"));
        drill.assertDeliveredOnce(numbers("bucket"));
        try (Stream<Path> partitions = Files.list(data.resolve("s3/bucket"))) {
            assertTrue(partitions.count() == 7, "six partitions and the error output");
        }
    }

    private List<Integer> numbers(String bucket) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        try (Stream<Path> files = Files.walk(data.resolve("s3").resolve(bucket))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                addNumbers(Files.newInputStream(file), numbers);
            }
        }
        return numbers;
    }

    private static void addNumbers(InputStream object, List<Integer> numbers) throws IOException {
        try (InputStream in = new java.io.BufferedInputStream(object)) {
            in.mark(1);
            boolean isGzip = in.read() == 0x1f;
            in.reset();
            byte[] all = (isGzip ? new GZIPInputStream(in) : in).readAllBytes();
            new String(all, StandardCharsets.UTF_8).lines().forEach(line -> numbers.add(number(line)));
        }
    }

    /** Of a record, or of a line of error output. */
    private static int number(String line) {
        int raw = line.indexOf("\"rawData\":\"");
        String text = raw < 0
                ? line
                : new String(
                        Base64.getDecoder().decode(line.substring(raw + 11, line.indexOf('"', raw + 11))),
                        StandardCharsets.UTF_8);
        Matcher id = ID.matcher(text);
        assertTrue(id.find(), line);
        return Integer.parseInt(id.group(1));
    }
}
