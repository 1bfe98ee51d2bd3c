package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.endpoint.option.DeliveryOptions;
import dev.kdt.endpoint.option.ObjectStore;
import dev.kdt.endpoint.option.S3Object;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.ConcurrentModificationException;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionStatus;
import software.amazon.awssdk.services.firehose.model.FirehoseException;
import software.amazon.awssdk.services.firehose.model.InvalidArgumentException;
import software.amazon.awssdk.services.firehose.model.KeyType;
import software.amazon.awssdk.services.firehose.model.LimitExceededException;
import software.amazon.awssdk.services.firehose.model.ListTagsForDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.ProcessorType;
import software.amazon.awssdk.services.firehose.model.ServiceUnavailableException;
import software.amazon.awssdk.services.firehose.model.Tag;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Firehose's operations besides delivering, seen through the AWS SDK. */
class FirehoseOperationsTest {
    private static final String DESTINATION = "destinationId-000000000001";

    @TempDir
    Path data;

    private DeliveryRig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new DeliveryRig(data);
        rig.create("orders", s3 -> s3.prefix("in/"));
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    @Test
    void anUpdateKeepsWhatItDoesNotNameAndCountsTheVersion() throws Exception {
        rig.put("orders", "before");
        rig.endpoint().settle();
        rig.firehose.updateDestination(r -> r.deliveryStreamName("orders")
                .currentDeliveryStreamVersionId("1")
                .destinationId(DESTINATION)
                .extendedS3DestinationUpdate(s3 -> s3.compressionFormat(CompressionFormat.GZIP)));
        rig.put("orders", "after");
        rig.deliver();
        List<String> keys = rig.keys("bucket");
        assertEquals(2, keys.size());
        assertTrue(keys.getFirst().contains("/orders-1-"), "what was buffered is delivered by the old configuration");
        assertTrue(keys.getLast().matches("in/2026/03/04/05/orders-2-.*\\.gz"));
        DeliveryStreamDescription told = described();
        assertEquals("2", told.versionId());
        assertEquals(
                "in/",
                told.destinations()
                        .getFirst()
                        .extendedS3DestinationDescription()
                        .prefix());
    }

    @Test
    void anUpdateIsNotAppliedToWhatTheOldVersionHasDeliveredWhereverACrashCutsIn() throws Exception {
        rig.create(
                "parts",
                s3 -> s3.prefix("!{partitionKeyFromQuery:k}/")
                        .errorOutputPrefix("bad/")
                        .bufferingHints(hints -> hints.sizeInMBs(64).intervalInSeconds(60))
                        .dynamicPartitioningConfiguration(on -> on.enabled(true))
                        .processingConfiguration(DeliveryRig.processing(DeliveryRig.processor(
                                ProcessorType.METADATA_EXTRACTION, "MetadataExtractionQuery", "{k: .a}"))));
        rig.put("parts", "{\"a\":1,\"b\":2}");
        rig.endpoint().settle();
        rig.clock.advance(Duration.ofSeconds(10));
        rig.put("parts", "{\"a\":2,\"b\":3}", "{\"a\":1,\"b\":4}");
        rig.endpoint().settle();
        rig.clock.advance(Duration.ofSeconds(50));
        rig.endpoint().settle();
        assertEquals(1, rig.keys("bucket").size(), "the object of a = 2 is not due");
        Path folder = data.resolve("deliveries/parts");
        rig.firehose.updateDestination(r -> r.deliveryStreamName("parts")
                .currentDeliveryStreamVersionId("1")
                .destinationId(DESTINATION)
                .extendedS3DestinationUpdate(
                        s3 -> s3.processingConfiguration(DeliveryRig.processing(DeliveryRig.processor(
                                ProcessorType.METADATA_EXTRACTION, "MetadataExtractionQuery", "{k: .b}")))));
        byte[] progress = Files.readAllBytes(folder.resolve("progress.json"));
        rig.endpoint().close();
        Files.write(folder.resolve("progress.json"), progress); // As a crash at once would leave it.
        rig.restart();
        rig.deliver();
        List<String> keys = rig.keys("bucket");
        assertEquals(
                List.of("1", "2"), keys.stream().map(key -> key.substring(0, 1)).toList());
    }

    @Test
    void whatMayHoldAPasswordIsReadByNobodyElse() throws Exception {
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(data.resolve("deliveries/orders/delivery.json"))));
    }

    @Test
    void anUpdateOfAnotherVersionOrDestinationIsRefused() {
        ConcurrentModificationException stale = assertThrows(
                ConcurrentModificationException.class,
                () -> rig.firehose.updateDestination(r -> r.deliveryStreamName("orders")
                        .currentDeliveryStreamVersionId("7")
                        .destinationId(DESTINATION)
                        .extendedS3DestinationUpdate(s3 -> s3.prefix("x"))));
        assertEquals(
                "Cannot update firehose: orders since the current version id: 1 and specified version id: 7 do not"
                        + " match",
                stale.awsErrorDetails().errorMessage());
        assertThrows(
                InvalidArgumentException.class,
                () -> rig.firehose.updateDestination(r -> r.deliveryStreamName("orders")
                        .currentDeliveryStreamVersionId("1")
                        .destinationId("destinationId-000000000002")
                        .extendedS3DestinationUpdate(s3 -> s3.prefix("x"))));
        assertThrows(
                InvalidArgumentException.class,
                () -> rig.firehose.updateDestination(r -> r.deliveryStreamName("orders")
                        .currentDeliveryStreamVersionId("1")
                        .destinationId(DESTINATION)
                        .extendedS3DestinationUpdate(
                                s3 -> s3.dynamicPartitioningConfiguration(on -> on.enabled(true)))));
        assertEquals("1", described().versionId());
    }

    @Test
    void tagsAreListedByKeyAPageAtATime() throws Exception {
        rig.firehose.tagDeliveryStream(r -> r.deliveryStreamName("orders").tags(tag("b", "2"), tag("a", "1")));
        rig.firehose.tagDeliveryStream(r -> r.deliveryStreamName("orders").tags(tag("b", "3"), tag("c", "4")));
        rig.firehose.untagDeliveryStream(r -> r.deliveryStreamName("orders").tagKeys("c", "nothing"));
        rig.restart();
        ListTagsForDeliveryStreamResponse first = rig.firehose.listTagsForDeliveryStream(
                r -> r.deliveryStreamName("orders").limit(1));
        assertEquals(List.of(tag("a", "1")), first.tags());
        assertTrue(first.hasMoreTags());
        ListTagsForDeliveryStreamResponse rest = rig.firehose.listTagsForDeliveryStream(
                r -> r.deliveryStreamName("orders").exclusiveStartTagKey("a"));
        assertEquals(List.of(tag("b", "3")), rest.tags());
        assertFalse(rest.hasMoreTags());
        assertThrows(
                LimitExceededException.class,
                () -> rig.firehose.tagDeliveryStream(r -> r.deliveryStreamName("orders")
                        .tags(IntStream.range(0, 49)
                                .mapToObj(i -> tag("t" + i, ""))
                                .toList())));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    @Test
    void encryptionIsSwitchedOnAndOff() {
        rig.firehose.startDeliveryStreamEncryption(r -> r.deliveryStreamName("orders")
                .deliveryStreamEncryptionConfigurationInput(input -> input.keyType(KeyType.CUSTOMER_MANAGED_CMK)
                        .keyARN("arn:aws:kms:eu-west-1:000000000000:key/one")));
        assertEquals(
                DeliveryStreamEncryptionStatus.ENABLED,
                described().deliveryStreamEncryptionConfiguration().status());
        assertTrue(rig.firehose
                .putRecord(r -> r.deliveryStreamName("orders").record(item -> item.data(SdkBytes.fromUtf8String("x"))))
                .encrypted());
        rig.firehose.stopDeliveryStreamEncryption(r -> r.deliveryStreamName("orders"));
        assertEquals(
                DeliveryStreamEncryptionStatus.DISABLED,
                described().deliveryStreamEncryptionConfiguration().status());
    }

    @Test
    void requestsAreCheckedAgainstTheServiceModel() {
        FirehoseException refused = assertThrows(
                FirehoseException.class,
                () -> rig.firehose.createDeliveryStream(r -> r.deliveryStreamName("a b")
                        .extendedS3DestinationConfiguration(s3 ->
                                s3.roleARN("role").bucketARN("bucket").bufferingHints(hints -> hints.sizeInMBs(500)))));
        String message = refused.awsErrorDetails().errorMessage();
        assertTrue(message.startsWith("4 validation errors detected: Value 'a b' at 'deliveryStreamName'"), message);
        InvalidArgumentException none = assertThrows(
                InvalidArgumentException.class,
                () -> rig.firehose.createDeliveryStream(r -> r.deliveryStreamName("none")));
        assertEquals(
                "Exactly one destination configuration is supported for a Firehose",
                none.awsErrorDetails().errorMessage());
    }

    /** Those whose members FirehoseModelTest leaves out of its comparison. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Elasticsearch",
                "Amazonopensearchservice",
                "Splunk",
                "HttpEndpoint",
                "AmazonOpenSearchServerless",
                "Snowflake",
                "Iceberg"
            })
    void aDestinationThatIsNoPartOfTheEndpointIsRefusedBesideOneThatIs(String kind) throws Exception {
        SdkField<?> member = CreateDeliveryStreamRequest.builder().sdkFields().stream()
                .filter(field -> field.locationName().equals(kind + "DestinationConfiguration"))
                .findFirst()
                .orElseThrow();
        InvalidArgumentException refused = assertThrows(
                InvalidArgumentException.class,
                () -> rig.firehose.createDeliveryStream(r -> {
                    r.deliveryStreamName("other")
                            .extendedS3DestinationConfiguration(
                                    s3 -> s3.roleARN(DeliveryRig.ROLE).bucketARN("arn:aws:s3:::bucket"));
                    member.set(r, ((SdkBuilder<?, ?>) member.constructor().get()).build());
                }));
        assertEquals(
                kind + " destinations are not part of this endpoint; it delivers to S3 and Redshift.",
                refused.awsErrorDetails().errorMessage());
    }

    @Test
    void aDestinationThatDoesNotKeepUpPushesBack(@TempDir Path other) throws Exception {
        CountDownLatch tried = new CountDownLatch(1);
        ObjectStore broken = new ObjectStore() {
            @Override
            public void put(S3Object object, Path file, String encoding) throws IOException {
                tried.countDown();
                throw new IOException("no bucket here");
            }

            @Override
            public InputStream open(S3Object object) throws IOException {
                throw new IOException("no bucket here");
            }
        };
        DeliveryOptions options = DeliveryOptions.DEFAULT.withObjects(broken).withMaxBacklogBytes(1 << 20);
        try (DeliveryRig slow = new DeliveryRig(other, options)) {
            slow.create("slow", s3 -> {});
            byte[] large = new byte[900_000];
            slow.put("slow", large);
            slow.put("slow", large);
            slow.endpoint().settle();
            tried.await();
            assertThrows(ServiceUnavailableException.class, () -> {
                for (int i = 0; i < 10; i++) {
                    slow.put("slow", large);
                }
            });
        }
    }

    private DeliveryStreamDescription described() {
        return rig.firehose
                .describeDeliveryStream(r -> r.deliveryStreamName("orders"))
                .deliveryStreamDescription();
    }
}
