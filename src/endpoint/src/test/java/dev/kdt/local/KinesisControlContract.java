package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ConsumerStatus;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.MetricsName;
import software.amazon.awssdk.services.kinesis.model.MinimumThroughputBillingCommitmentInputStatus;
import software.amazon.awssdk.services.kinesis.model.MinimumThroughputBillingCommitmentOutputStatus;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardFilterType;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.Tag;
import software.amazon.awssdk.services.kinesis.model.ValidationException;

/**
 * What can be done to streams besides reading and writing, seen through the AWS SDK. Each environment in which it must hold
 * is a class that extends this one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class KinesisControlContract {
    private static final String MIDDLE = "170141183460469231731687303715884105728";

    private TestedEndpoint tested;
    private KinesisClient kinesis;

    /** Starts what is to be judged; {@code data} is a folder that it may use. */
    protected abstract TestedEndpoint endpoint(Path data) throws IOException;

    @BeforeAll
    void start(@TempDir Path data) throws IOException {
        tested = endpoint(data);
        kinesis = EndpointClients.kinesis(tested.uri());
    }

    @AfterAll
    void stop() throws IOException {
        kinesis.close();
        tested.close();
    }

    @Test
    void aSplitShardClosesAndLeadsToItsChildren() {
        String stream = created(1);
        put(stream, "before");
        kinesis.splitShard(
                r -> r.streamName(stream).shardToSplit("shardId-000000000000").newStartingHashKey(MIDDLE));
        tested.awaitActive(kinesis, stream);
        List<Shard> shards = kinesis.listShards(r -> r.streamName(stream)).shards();
        assertEquals(3, shards.size());
        assertEquals("shardId-000000000000", shards.get(1).parentShardId());
        assertEquals(MIDDLE, shards.get(2).hashKeyRange().startingHashKey());
        assertTrue(shards.get(0).sequenceNumberRange().endingSequenceNumber() != null);
        GetRecordsResponse end = read(stream, "shardId-000000000000");
        assertEquals(1, end.records().size());
        assertNull(end.nextShardIterator());
        assertEquals(
                List.of("shardId-000000000001", "shardId-000000000002"),
                end.childShards().stream().map(child -> child.shardId()).toList());
        put(stream, "after");
        assertEquals(
                0,
                read(stream, "shardId-000000000000").records().stream()
                        .filter(r -> r.data().asUtf8String().equals("after"))
                        .count());
        assertThrows(
                InvalidArgumentException.class,
                () -> kinesis.splitShard(r -> r.streamName(stream)
                        .shardToSplit("shardId-000000000000")
                        .newStartingHashKey(MIDDLE)));
    }

    @Test
    void aSplitOutsideOfTheShardIsRefused() {
        String stream = created(2);
        InvalidArgumentException refused = assertThrows(
                InvalidArgumentException.class,
                () -> kinesis.splitShard(r -> r.streamName(stream)
                        .shardToSplit("shardId-000000000000")
                        .newStartingHashKey("1")));
        assertTrue(refused.awsErrorDetails().errorMessage().contains("is not both greater than one plus"));
    }

    @Test
    void mergedShardsHaveOneChildWithTwoParents() {
        String stream = created(3);
        kinesis.mergeShards(r ->
                r.streamName(stream).shardToMerge("shardId-000000000000").adjacentShardToMerge("shardId-000000000001"));
        tested.awaitActive(kinesis, stream);
        Shard child = kinesis.listShards(r -> r.streamName(stream)).shards().getLast();
        assertEquals("shardId-000000000000", child.parentShardId());
        assertEquals("shardId-000000000001", child.adjacentParentShardId());
        assertEquals(
                2,
                kinesis.listShards(
                                r -> r.streamName(stream).shardFilter(filter -> filter.type(ShardFilterType.AT_LATEST)))
                        .shards()
                        .size());
        assertThrows(
                InvalidArgumentException.class,
                () -> kinesis.mergeShards(r -> r.streamName(stream)
                        .shardToMerge("shardId-000000000000")
                        .adjacentShardToMerge("shardId-000000000002")));
    }

    @Test
    void aStreamScalesToEvenShards() {
        String stream = created(2);
        kinesis.updateShardCount(
                r -> r.streamName(stream).targetShardCount(3).scalingType(ScalingType.UNIFORM_SCALING));
        tested.awaitActive(kinesis, stream);
        List<Shard> open = kinesis.listShards(
                        r -> r.streamName(stream).shardFilter(filter -> filter.type(ShardFilterType.AT_LATEST)))
                .shards();
        assertEquals(
                List.of("0", "113427455640312821154458202477256070485", "226854911280625642308916404954512140970"),
                open.stream()
                        .map(shard -> shard.hashKeyRange().startingHashKey())
                        .sorted((a, b) -> Integer.compare(a.length(), b.length()) * 2 + Integer.signum(a.compareTo(b)))
                        .toList());
        assertThrows(
                LimitExceededException.class,
                () -> kinesis.updateShardCount(
                        r -> r.streamName(stream).targetShardCount(7).scalingType(ScalingType.UNIFORM_SCALING)));
    }

    @Test
    void retentionGoesUpAndDownWithinItsBounds() {
        String stream = created(1);
        kinesis.increaseStreamRetentionPeriod(r -> r.streamName(stream).retentionPeriodHours(48));
        tested.awaitActive(kinesis, stream);
        assertEquals(48, summary(stream).retentionPeriodHours());
        assertThrows(
                InvalidArgumentException.class,
                () -> kinesis.increaseStreamRetentionPeriod(
                        r -> r.streamName(stream).retentionPeriodHours(25)));
        kinesis.decreaseStreamRetentionPeriod(r -> r.streamName(stream).retentionPeriodHours(24));
        tested.awaitActive(kinesis, stream);
        assertThrows(
                InvalidArgumentException.class,
                () -> kinesis.decreaseStreamRetentionPeriod(
                        r -> r.streamName(stream).retentionPeriodHours(23)));
    }

    @Test
    void tagsAreAddedListedAndRemovedBothWays() {
        String stream = created(1);
        String arn = summary(stream).streamARN();
        kinesis.addTagsToStream(r -> r.streamName(stream).tags(Map.of("team", "a", "cost", "b")));
        kinesis.tagResource(r -> r.resourceARN(arn).tags(Map.of("stage", "c")));
        assertEquals(
                List.of("cost", "stage", "team"),
                kinesis.listTagsForStream(r -> r.streamName(stream)).tags().stream()
                        .map(Tag::key)
                        .toList());
        assertTrue(kinesis.listTagsForStream(r -> r.streamName(stream).limit(1)).hasMoreTags());
        kinesis.removeTagsFromStream(r -> r.streamName(stream).tagKeys("team"));
        kinesis.untagResource(r -> r.resourceARN(arn).tagKeys("stage"));
        assertEquals(
                List.of(Tag.builder().key("cost").value("b").build()),
                kinesis.listTagsForResource(r -> r.resourceARN(arn)).tags());
    }

    @Test
    void metricsAreSwitchedOnAndOff() {
        String stream = created(1);
        kinesis.enableEnhancedMonitoring(r -> r.streamName(stream).shardLevelMetrics(MetricsName.ALL));
        tested.awaitActive(kinesis, stream);
        assertEquals(
                7,
                summary(stream)
                        .enhancedMonitoring()
                        .getFirst()
                        .shardLevelMetrics()
                        .size());
        var changed = kinesis.disableEnhancedMonitoring(
                r -> r.streamName(stream).shardLevelMetrics(MetricsName.INCOMING_BYTES));
        assertEquals(7, changed.currentShardLevelMetrics().size());
        assertEquals(6, changed.desiredShardLevelMetrics().size());
    }

    @Test
    void encryptionIsMarked() {
        String stream = created(1);
        kinesis.startStreamEncryption(
                r -> r.streamName(stream).encryptionType(EncryptionType.KMS).keyId("alias/aws/kinesis"));
        tested.awaitActive(kinesis, stream);
        assertEquals(EncryptionType.KMS, summary(stream).encryptionType());
        assertEquals(
                EncryptionType.KMS,
                kinesis.putRecord(r -> r.streamName(stream).partitionKey("k").data(SdkBytes.fromUtf8String("x")))
                        .encryptionType());
        assertEquals(
                EncryptionType.KMS,
                read(stream, "shardId-000000000000").records().getFirst().encryptionType());
        kinesis.stopStreamEncryption(
                r -> r.streamName(stream).encryptionType(EncryptionType.KMS).keyId("alias/aws/kinesis"));
        assertEquals(EncryptionType.NONE, summary(stream).encryptionType());
    }

    @Test
    void aPolicyIsKeptUntilItIsDeleted() {
        String arn = summary(created(1)).streamARN();
        assertEquals("{}", kinesis.getResourcePolicy(r -> r.resourceARN(arn)).policy());
        String policy = "{\"Version\":\"2012-10-17\"}";
        kinesis.putResourcePolicy(r -> r.resourceARN(arn).policy(policy));
        assertEquals(policy, kinesis.getResourcePolicy(r -> r.resourceARN(arn)).policy());
        kinesis.deleteResourcePolicy(r -> r.resourceARN(arn));
        assertEquals("{}", kinesis.getResourcePolicy(r -> r.resourceARN(arn)).policy());
    }

    @Test
    void consumersAreRegisteredDescribedAndDeregistered() {
        String stream = created(1);
        String arn = summary(stream).streamARN();
        String consumer = kinesis.registerStreamConsumer(r -> r.streamARN(arn).consumerName("c1"))
                .consumer()
                .consumerARN();
        assertThrows(
                ResourceInUseException.class,
                () -> kinesis.registerStreamConsumer(r -> r.streamARN(arn).consumerName("c1")));
        assertEquals(
                ConsumerStatus.ACTIVE,
                kinesis.describeStreamConsumer(r -> r.consumerARN(consumer))
                        .consumerDescription()
                        .consumerStatus());
        kinesis.registerStreamConsumer(r -> r.streamARN(arn).consumerName("c2"));
        assertEquals(
                2,
                kinesis.listStreamConsumersPaginator(r -> r.streamARN(arn).maxResults(1)).stream()
                        .count());
        assertEquals(2, summary(stream).consumerCount());
        kinesis.tagResource(r -> r.resourceARN(consumer).tags(Map.of("a", "b")));
        assertEquals(
                1,
                kinesis.listTagsForResource(r -> r.resourceARN(consumer)).tags().size());
        kinesis.deregisterStreamConsumer(r -> r.streamARN(arn).consumerName("c1"));
        assertThrows(
                ResourceNotFoundException.class, () -> kinesis.describeStreamConsumer(r -> r.consumerARN(consumer)));
        assertThrows(ResourceInUseException.class, () -> kinesis.deleteStream(r -> r.streamName(stream)));
        kinesis.deleteStream(r -> r.streamName(stream).enforceConsumerDeletion(true));
    }

    @Test
    void recordsMayBeAsLargeAsTheStreamSays() {
        String stream = created(1);
        SdkBytes big = SdkBytes.fromByteArray(new byte[(1 << 20) + 1]);
        assertThrows(
                ValidationException.class,
                () -> kinesis.putRecord(
                        r -> r.streamName(stream).partitionKey("k").data(big)));
        kinesis.updateMaxRecordSize(
                r -> r.streamARN(summary(stream).streamARN()).maxRecordSizeInKiB(10_240));
        tested.awaitActive(kinesis, stream);
        SdkBytes biggest = SdkBytes.fromByteArray(new byte[(10 << 20) - 1]);
        assertThrows(
                ValidationException.class,
                () -> kinesis.putRecord(
                        r -> r.streamName(stream).partitionKey("kk").data(biggest)));
        kinesis.putRecord(r -> r.streamName(stream).partitionKey("k").data(biggest));
        assertEquals(
                (10 << 20) - 1,
                read(stream, "shardId-000000000000").records().getFirst().data().asByteArrayUnsafe().length);
    }

    @Test
    void onDemandStreamsStartWithFourShards() {
        String stream = tested.freshName();
        kinesis.createStream(
                r -> r.streamName(stream).streamModeDetails(mode -> mode.streamMode(StreamMode.ON_DEMAND)));
        tested.awaitActive(kinesis, stream);
        assertEquals(4, summary(stream).openShardCount());
        String arn = summary(stream).streamARN();
        kinesis.updateStreamWarmThroughput(r -> r.streamARN(arn).warmThroughputMiBps(10));
        tested.awaitActive(kinesis, stream);
        assertEquals(10, summary(stream).warmThroughput().targetMiBps());
        kinesis.updateStreamMode(
                r -> r.streamARN(arn).streamModeDetails(mode -> mode.streamMode(StreamMode.PROVISIONED)));
        tested.awaitActive(kinesis, stream);
        assertEquals(StreamMode.PROVISIONED, summary(stream).streamModeDetails().streamMode());
    }

    @Test
    void limitsAndSettingsOfTheAccountAreTold() {
        created(1);
        assertEquals(500, kinesis.describeLimits().shardLimit());
        assertFalse(kinesis.describeLimits().openShardCount() < 1);
        assertEquals(
                MinimumThroughputBillingCommitmentOutputStatus.DISABLED,
                kinesis.describeAccountSettings(r -> {})
                        .minimumThroughputBillingCommitment()
                        .status());
        kinesis.updateAccountSettings(r -> r.minimumThroughputBillingCommitment(
                commitment -> commitment.status(MinimumThroughputBillingCommitmentInputStatus.ENABLED)));
        assertEquals(
                MinimumThroughputBillingCommitmentOutputStatus.ENABLED,
                kinesis.describeAccountSettings(r -> {})
                        .minimumThroughputBillingCommitment()
                        .status());
    }

    private String created(int shards) {
        String stream = tested.freshName();
        kinesis.createStream(r -> r.streamName(stream).shardCount(shards));
        tested.awaitActive(kinesis, stream);
        return stream;
    }

    private StreamDescriptionSummary summary(String stream) {
        return kinesis.describeStreamSummary(r -> r.streamName(stream)).streamDescriptionSummary();
    }

    private void put(String stream, String text) {
        kinesis.putRecord(r -> r.streamName(stream).partitionKey("k").data(SdkBytes.fromUtf8String(text)));
    }

    private GetRecordsResponse read(String stream, String shard) {
        String iterator = kinesis.getShardIterator(
                        r -> r.streamName(stream).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        return kinesis.getRecords(r -> r.shardIterator(iterator));
    }
}
