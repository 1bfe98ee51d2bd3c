package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.bytes.Slice;
import dev.kdt.local.delivery.Transformer;
import dev.kdt.local.time.VirtualClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.ConcurrentModificationException;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionStatus;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.InvalidArgumentException;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.ProcessorParameter;
import software.amazon.awssdk.services.firehose.model.ProcessorParameterName;
import software.amazon.awssdk.services.firehose.model.ProcessorType;
import software.amazon.awssdk.services.firehose.model.S3BackupMode;
import software.amazon.awssdk.services.firehose.model.Tag;

/** The options of the S3 destination, seen in the objects. */
class S3DestinationTest {
    private static final String ROLE = "arn:aws:iam::000000000000:role/any";
    private static final String LAMBDA = "arn:aws:lambda:eu-west-1:000000000000:function:upper";

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-04T23:06:07Z"));

    @TempDir
    Path data;

    private Endpoint endpoint;
    private FirehoseClient firehose;

    @BeforeEach
    void start() throws IOException {
        endpoint = Endpoint.start(EndpointOptions.in(data)
                .withClock(clock)
                .withTransition(Duration.ZERO)
                .withTransformers(Map.of(LAMBDA, () -> S3DestinationTest::upper)));
        firehose = EndpointClients.firehose(endpoint.uri());
    }

    @AfterEach
    void stop() throws IOException {
        firehose.close();
        endpoint.close();
    }

    private static Transformer.Result upper(Slice data, Slice key, long arrival) {
        String text = data.toText();
        return switch (text) {
            case "drop" -> new Transformer.Result.Dropped();
            case "fail" -> new Transformer.Result.ProcessingFailed("no");
            default -> new Transformer.Result.Ok(Slice.utf8(text.toUpperCase(Locale.ROOT)), Map.of());
        };
    }

    @Test
    void prefixesTakeExpressionsAndATimeZone() throws IOException {
        create(s3 -> s3.prefix("a/!{timestamp:yyyy}/!{timestamp:MM-dd'T'HH}/!{firehose:random-string}/")
                .customTimeZone("Europe/Berlin")
                .fileExtension(".json"));
        put("x");
        String key = objects().keySet().iterator().next();
        assertTrue(key.matches("a/2026/03-05T00/[A-Za-z0-9]{11}/d-1-2026-03-05-00-06-07-[0-9a-f-]{36}\\.json"), key);
    }

    @Test
    void anExpressionThatIsNotKnownIsRefused() {
        for (String prefix :
                List.of("!{nothing:x}", "!{firehose:error-output-type}/", "!{timestamp:b}/", "!{timestamp:yyyy")) {
            assertThrows(InvalidArgumentException.class, () -> create(s3 -> s3.prefix(prefix)), prefix);
        }
        assertThrows(InvalidArgumentException.class, () -> create(s3 -> s3.errorOutputPrefix("e/!{timestamp:yyyy}/")));
    }

    @Test
    void noPrefixLeavesItsBucket() throws IOException {
        create(s3 -> s3.prefix("../../../!{timestamp:yyyy}/..//"));
        put("x");
        assertEquals(
                List.of("%2E%2E/%2E%2E/%2E%2E/2026/%2E%2E/%"),
                objects().keySet().stream()
                        .map(key -> key.substring(0, key.lastIndexOf('/')))
                        .toList());
        try (Stream<Path> siblings = Files.list(data.getParent())) {
            assertEquals(List.of(data), siblings.filter(data::equals).toList());
        }
    }

    @Test
    void objectsAreZipped() throws IOException {
        create(s3 -> s3.compressionFormat(CompressionFormat.ZIP));
        put("x");
        Map.Entry<String, byte[]> object = objects().entrySet().iterator().next();
        assertTrue(object.getKey().endsWith(".zip"));
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(object.getValue()))) {
            zip.getNextEntry();
            assertEquals("x", new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void objectsAreCompressedWithSnappy() throws IOException {
        create(s3 -> s3.compressionFormat(CompressionFormat.SNAPPY));
        put("abcdabcdabcdabcdabcd");
        byte[] object = objects().values().iterator().next();
        assertArrayEquals(
                new byte[] {(byte) 0xff, 6, 0, 0, 's', 'N', 'a', 'P', 'p', 'Y', 0}, Arrays.copyOf(object, 11));
        // After the chunk's header and its checksum: 20 bytes, a literal of four, a copy of 16 from four before.
        assertArrayEquals(
                new byte[] {20, 3 << 2, 'a', 'b', 'c', 'd', 15 << 2 | 2, 4, 0},
                Arrays.copyOfRange(object, 18, object.length));
    }

    @Test
    void recordsAreDelimitedAndTakenApart() throws IOException {
        create(s3 -> s3.processingConfiguration(processing -> processing
                .enabled(true)
                .processors(
                        processor(ProcessorType.APPEND_DELIMITER_TO_RECORD, Map.of()),
                        processor(
                                ProcessorType.RECORD_DE_AGGREGATION,
                                Map.of(ProcessorParameterName.SUB_RECORD_TYPE, "JSON")))));
        put("{\"a\":1}{\"a\":2} [{\"a\":3}, {\"a\":\"}\"}]");
        assertEquals("{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n{\"a\":\"}\"}\n", text());
    }

    @Test
    void recordsAreTransformedDroppedOrFail() throws IOException {
        create(s3 -> s3.errorOutputPrefix("errors/")
                .processingConfiguration(processing -> processing
                        .enabled(true)
                        .processors(
                                processor(ProcessorType.LAMBDA, Map.of(ProcessorParameterName.LAMBDA_ARN, LAMBDA)))));
        put("keep", "drop", "fail");
        Map<String, byte[]> objects = objects();
        assertEquals(2, objects.size());
        Map.Entry<String, byte[]> failed = objects.entrySet().stream()
                .filter(object -> object.getKey().startsWith("errors/processing-failed/2026/03/04/23/"))
                .findFirst()
                .orElseThrow();
        JsonNode line = new ObjectMapper().readTree(failed.getValue());
        assertEquals("Lambda.ProcessingFailedStatus", line.path("errorCode").asText());
        assertEquals("no", line.path("errorMessage").asText());
        assertEquals(LAMBDA, line.path("lambdaArn").asText());
        assertEquals(
                "fail",
                new String(Base64.getDecoder().decode(line.path("rawData").asText()), StandardCharsets.UTF_8));
        objects.remove(failed.getKey());
        assertArrayEquals(
                "KEEP".getBytes(StandardCharsets.UTF_8),
                objects.values().iterator().next());
    }

    @Test
    void recordsArePartitionedByAQuery() throws IOException {
        createPartitioned();
        put("{\"c\":\"x\"}", "{\"c\":\"y\"}", "{\"c\":\"x\"}", "{\"c\":null}", "no json");
        Map<String, Integer> sizes = new TreeMap<>();
        objects().forEach((key, content) -> sizes.put(key.substring(0, key.indexOf('/', 3)), content.length));
        assertEquals(Map.of("c=x", 18, "c=y", 9), Map.of("c=x", sizes.get("c=x"), "c=y", sizes.get("c=y")));
        String errors = objects().entrySet().stream()
                .filter(object -> object.getKey().startsWith("errors/"))
                .map(object -> new String(object.getValue(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
        assertEquals(2, errors.lines().count());
        assertTrue(errors.contains("DynamicPartitioning.MetadataExtractionFailed"));
    }

    @Test
    void aRestartInTheMiddleNeitherLosesNorRepeatsAPartition() throws IOException {
        createPartitioned();
        put("{\"c\":\"x\"}", "{\"c\":\"y\"}");
        endpoint.close();
        endpoint = Endpoint.start(EndpointOptions.in(data).withClock(clock).withTransition(Duration.ZERO));
        firehose = EndpointClients.firehose(endpoint.uri());
        put("{\"c\":\"x\"}");
        assertEquals(
                27,
                objects().values().stream().mapToInt(content -> content.length).sum());
    }

    @Test
    void sourceRecordsAreKeptAside() throws IOException {
        create(s3 -> s3.s3BackupMode(S3BackupMode.ENABLED)
                .s3BackupConfiguration(backup ->
                        backup.roleARN(ROLE).bucketARN("arn:aws:s3:::bucket").prefix("backup/"))
                .processingConfiguration(processing -> processing
                        .enabled(true)
                        .processors(
                                processor(ProcessorType.LAMBDA, Map.of(ProcessorParameterName.LAMBDA_ARN, LAMBDA)))));
        put("keep", "drop");
        Map<String, String> byPrefix = new TreeMap<>();
        objects()
                .forEach((key, content) ->
                        byPrefix.put(key.substring(0, key.indexOf('/')), new String(content, StandardCharsets.UTF_8)));
        assertEquals(Map.of("2026", "KEEP", "backup", "keepdrop"), byPrefix);
    }

    @Test
    void aDestinationIsUpdatedByItsVersion() throws IOException {
        create(s3 -> s3.prefix("one/"));
        put("x");
        firehose.updateDestination(r -> r.deliveryStreamName("d")
                .currentDeliveryStreamVersionId("1")
                .destinationId("destinationId-000000000001")
                .extendedS3DestinationUpdate(s3 -> s3.prefix("two/")));
        put("y");
        assertEquals(
                List.of("one/", "two/"),
                objects().keySet().stream().map(key -> key.substring(0, 4)).toList());
        assertTrue(objects().keySet().stream().anyMatch(key -> key.contains("/d-2-")));
        assertThrows(
                ConcurrentModificationException.class,
                () -> firehose.updateDestination(r -> r.deliveryStreamName("d")
                        .currentDeliveryStreamVersionId("1")
                        .destinationId("destinationId-000000000001")
                        .extendedS3DestinationUpdate(s3 -> s3.prefix("three/"))));
    }

    @Test
    void tagsAndEncryptionAreKept() {
        create(s3 -> {});
        firehose.tagDeliveryStream(r -> r.deliveryStreamName("d")
                .tags(
                        Tag.builder().key("a").value("1").build(),
                        Tag.builder().key("b").value("2").build()));
        firehose.untagDeliveryStream(r -> r.deliveryStreamName("d").tagKeys("a"));
        assertEquals(
                List.of(Tag.builder().key("b").value("2").build()),
                firehose.listTagsForDeliveryStream(r -> r.deliveryStreamName("d"))
                        .tags());
        firehose.startDeliveryStreamEncryption(r -> r.deliveryStreamName("d"));
        assertEquals(
                DeliveryStreamEncryptionStatus.ENABLED,
                firehose.describeDeliveryStream(r -> r.deliveryStreamName("d"))
                        .deliveryStreamDescription()
                        .deliveryStreamEncryptionConfiguration()
                        .status());
        firehose.stopDeliveryStreamEncryption(r -> r.deliveryStreamName("d"));
    }

    private void createPartitioned() {
        create(s3 -> s3.prefix("c=!{partitionKeyFromQuery:c}/")
                .errorOutputPrefix("errors/")
                .bufferingHints(hints -> hints.sizeInMBs(64).intervalInSeconds(60))
                .dynamicPartitioningConfiguration(partitioning -> partitioning.enabled(true))
                .processingConfiguration(processing -> processing
                        .enabled(true)
                        .processors(processor(
                                ProcessorType.METADATA_EXTRACTION,
                                Map.of(
                                        ProcessorParameterName.METADATA_EXTRACTION_QUERY,
                                        "{c: .c}",
                                        ProcessorParameterName.JSON_PARSING_ENGINE,
                                        "JQ-1.6")))));
    }

    private static Processor processor(ProcessorType type, Map<ProcessorParameterName, String> parameters) {
        return Processor.builder()
                .type(type)
                .parameters(parameters.entrySet().stream()
                        .map(parameter -> ProcessorParameter.builder()
                                .parameterName(parameter.getKey())
                                .parameterValue(parameter.getValue())
                                .build())
                        .toList())
                .build();
    }

    private void create(Consumer<ExtendedS3DestinationConfiguration.Builder> options) {
        firehose.createDeliveryStream(r -> r.deliveryStreamName("d").extendedS3DestinationConfiguration(s3 -> {
            s3.roleARN(ROLE)
                    .bucketARN("arn:aws:s3:::bucket")
                    .bufferingHints(hints -> hints.sizeInMBs(1).intervalInSeconds(60));
            options.accept(s3);
        }));
    }

    private void put(String... texts) {
        for (String text : texts) {
            firehose.putRecord(r -> r.deliveryStreamName("d").record(item -> item.data(SdkBytes.fromUtf8String(text))));
        }
        endpoint.settle();
        clock.advance(Duration.ofSeconds(60));
        endpoint.settle();
    }

    private String text() throws IOException {
        return new String(objects().values().iterator().next(), StandardCharsets.UTF_8);
    }

    private Map<String, byte[]> objects() throws IOException {
        Path bucket = data.resolve("s3/bucket");
        Map<String, byte[]> objects = new TreeMap<>();
        try (Stream<Path> files = Files.walk(bucket)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                objects.put(bucket.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return objects;
    }
}
