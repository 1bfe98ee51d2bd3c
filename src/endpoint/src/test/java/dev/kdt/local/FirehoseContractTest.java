package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.option.VirtualClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.InvalidArgumentException;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.Record;
import software.amazon.awssdk.services.firehose.model.ResourceInUseException;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Delivery streams, seen through the AWS SDK and the objects they write, on a clock that the test moves. */
class FirehoseContractTest {
    private static final String ROLE = "arn:aws:iam::000000000000:role/any";

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-04T05:06:07Z"));

    @TempDir
    Path data;

    private Endpoint endpoint;
    private FirehoseClient firehose;

    @BeforeEach
    void start() throws Exception {
        endpoint = Endpoint.start(EndpointOptions.in(data).withClock(clock).withTransition(Duration.ZERO));
        firehose = EndpointClients.firehose(endpoint.uri());
    }

    @AfterEach
    void stop() throws Exception {
        firehose.close();
        endpoint.close();
    }

    @Test
    void recordsAreDeliveredWhenTheOldestIsOldEnough() throws Exception {
        create("orders", 60, CompressionFormat.UNCOMPRESSED);
        put("orders", "one\n");
        put("orders", "two\n");
        clock.advance(Duration.ofSeconds(59));
        assertEquals(List.of(), objects());
        clock.advance(Duration.ofSeconds(1));
        endpoint.settle();
        List<Path> objects = objects();
        assertEquals(1, objects.size());
        String name = data.resolve("s3/bucket").relativize(objects.getFirst()).toString();
        assertTrue(name.matches("in/2026/03/04/05/orders-1-2026-03-04-05-06-07-[0-9a-f-]{36}"), name);
        assertEquals("one\ntwo\n", Files.readString(objects.getFirst()));
    }

    @Test
    void recordsAreDeliveredAtOnceWhenTheBufferIntervalIsZero() throws Exception {
        create("orders", 0, CompressionFormat.GZIP);
        put("orders", "one\n");
        endpoint.settle();
        List<Path> objects = objects();
        assertEquals(1, objects.size());
        assertTrue(objects.getFirst().toString().endsWith(".gz"));
        assertEquals("one\n", gunzipped(objects.getFirst()));
    }

    @Test
    void recordsAreDeliveredWhenTheBufferIsFull() throws Exception {
        create("orders", 900, CompressionFormat.UNCOMPRESSED);
        SdkBytes big = SdkBytes.fromByteArray(new byte[600_000]);
        firehose.putRecordBatch(r -> r.deliveryStreamName("orders")
                .records(List.of(
                        Record.builder().data(big).build(),
                        Record.builder().data(big).build())));
        endpoint.settle();
        assertEquals(1_200_000, Files.size(objects().getFirst()));
    }

    @Test
    void aBatchAnswersEveryRecord() throws Exception {
        create("orders", 60, CompressionFormat.UNCOMPRESSED);
        PutRecordBatchResponse put = firehose.putRecordBatch(r -> r.deliveryStreamName("orders")
                .records(IntStream.range(0, 500)
                        .mapToObj(i -> Record.builder()
                                .data(SdkBytes.fromUtf8String("r" + i + "\n"))
                                .build())
                        .toList()));
        assertEquals(0, put.failedPutCount());
        assertEquals(500, put.requestResponses().size());
        assertTrue(put.requestResponses().stream().allMatch(r -> r.recordId() != null));
    }

    @Test
    void aStreamCanBeTheSource() throws Exception {
        try (KinesisClient kinesis = EndpointClients.kinesis(endpoint.uri())) {
            kinesis.createStream(r -> r.streamName("clicks").shardCount(2));
            firehose.createDeliveryStream(r -> r.deliveryStreamName("clicks-to-s3")
                    .deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                    .kinesisStreamSourceConfiguration(
                            source -> source.kinesisStreamARN("arn:aws:kinesis:eu-west-1:000000000000:stream/clicks")
                                    .roleARN(ROLE))
                    .extendedS3DestinationConfiguration(s3 -> s3.roleARN(ROLE)
                            .bucketARN("arn:aws:s3:::bucket")
                            .bufferingHints(hints -> hints.intervalInSeconds(60).sizeInMBs(1))));
            for (int i = 0; i < 20; i++) {
                String text = "r" + i + "\n";
                kinesis.putRecord(r -> r.streamName("clicks").partitionKey(text).data(SdkBytes.fromUtf8String(text)));
            }
            endpoint.settle();
            clock.advance(Duration.ofSeconds(60));
            endpoint.settle();
            assertEquals(
                    20,
                    Files.readString(objects().getFirst()).lines().distinct().count());
        }
        assertThrows(InvalidArgumentException.class, () -> put("clicks-to-s3", "no"));
    }

    @Test
    void aDeliveryStreamIsDescribedAsItWasAskedFor() {
        create("orders", 60, CompressionFormat.GZIP);
        DeliveryStreamDescription told = firehose.describeDeliveryStream(r -> r.deliveryStreamName("orders"))
                .deliveryStreamDescription();
        assertEquals(DeliveryStreamStatus.ACTIVE, told.deliveryStreamStatus());
        assertEquals(DeliveryStreamType.DIRECT_PUT, told.deliveryStreamType());
        assertEquals("arn:aws:firehose:eu-west-1:000000000000:deliverystream/orders", told.deliveryStreamARN());
        assertEquals("1", told.versionId());
        assertEquals(
                CompressionFormat.GZIP,
                told.destinations()
                        .getFirst()
                        .extendedS3DestinationDescription()
                        .compressionFormat());
        assertEquals(List.of("orders"), firehose.listDeliveryStreams().deliveryStreamNames());
        assertThrows(ResourceInUseException.class, () -> create("orders", 60, CompressionFormat.GZIP));
    }

    @Test
    void aDeletedDeliveryStreamIsGone() {
        create("orders", 60, CompressionFormat.GZIP);
        firehose.deleteDeliveryStream(r -> r.deliveryStreamName("orders"));
        assertThrows(ResourceNotFoundException.class, () -> put("orders", "x"));
    }

    @Test
    void whatWasBufferedIsDeliveredAfterARestart() throws Exception {
        create("orders", 60, CompressionFormat.UNCOMPRESSED);
        put("orders", "one\n");
        endpoint.close();
        endpoint = Endpoint.start(EndpointOptions.in(data).withClock(clock).withTransition(Duration.ZERO));
        endpoint.settle();
        clock.advance(Duration.ofSeconds(60));
        endpoint.settle();
        assertEquals("one\n", Files.readString(objects().getFirst()));
    }

    @Test
    void aDestinationThatCannotBeWrittenIsTriedAgainAndNothingIsLostOrDoubled() throws Exception {
        create("orders", 0, CompressionFormat.UNCOMPRESSED);
        Files.createDirectories(data.resolve("s3"));
        Files.writeString(data.resolve("s3/bucket"), "a file where the bucket should be");
        put("orders", "one\n");
        endpoint.settle();
        put("orders", "two\n");
        endpoint.settle();
        Files.delete(data.resolve("s3/bucket"));
        clock.advance(Duration.ofSeconds(1));
        endpoint.settle();
        StringBuilder delivered = new StringBuilder();
        for (Path object : objects()) {
            delivered.append(Files.readString(object));
        }
        assertEquals(
                List.of("one", "two"), delivered.toString().lines().sorted().toList());
    }

    @Test
    void aStreamThatIsMadeAnewIsReadFromItsBeginning() throws Exception {
        try (KinesisClient kinesis = EndpointClients.kinesis(endpoint.uri())) {
            firehose.createDeliveryStream(r -> r.deliveryStreamName("clicks-to-s3")
                    .deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                    .kinesisStreamSourceConfiguration(
                            source -> source.kinesisStreamARN("arn:aws:kinesis:eu-west-1:000000000000:stream/clicks")
                                    .roleARN(ROLE))
                    .extendedS3DestinationConfiguration(s3 -> s3.roleARN(ROLE)
                            .bucketARN("arn:aws:s3:::bucket")
                            .bufferingHints(hints -> hints.intervalInSeconds(0).sizeInMBs(1))));
            for (int round = 0; round < 2; round++) {
                kinesis.createStream(r -> r.streamName("clicks").shardCount(1));
                kinesis.putRecord(r -> r.streamName("clicks").partitionKey("k").data(SdkBytes.fromUtf8String("x")));
                endpoint.settle();
                kinesis.deleteStream(r -> r.streamName("clicks"));
                clock.advance(Duration.ofSeconds(1));
                endpoint.settle();
            }
        }
        assertEquals(2, objects().size());
    }

    private void create(String name, int seconds, CompressionFormat compression) {
        firehose.createDeliveryStream(r -> r.deliveryStreamName(name)
                .extendedS3DestinationConfiguration(s3 -> s3.roleARN(ROLE)
                        .bucketARN("arn:aws:s3:::bucket")
                        .prefix("in/")
                        .compressionFormat(compression)
                        .bufferingHints(
                                hints -> hints.intervalInSeconds(seconds).sizeInMBs(1))));
    }

    private void put(String name, String text) {
        firehose.putRecord(r -> r.deliveryStreamName(name).record(item -> item.data(SdkBytes.fromUtf8String(text))));
    }

    private List<Path> objects() throws IOException {
        Path bucket = data.resolve("s3/bucket");
        if (!Files.exists(bucket)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(bucket)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String gunzipped(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
