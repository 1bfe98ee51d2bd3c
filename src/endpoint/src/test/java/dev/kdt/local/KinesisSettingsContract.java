package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.ConsumerStatus;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.MetricsName;
import software.amazon.awssdk.services.kinesis.model.MinimumThroughputBillingCommitmentInputStatus;
import software.amazon.awssdk.services.kinesis.model.MinimumThroughputBillingCommitmentOutputStatus;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Tag;
import software.amazon.awssdk.services.kinesis.model.ValidationException;

/**
 * The settings of streams, their tags, policies and consumers, and those of the account, seen through the AWS SDK. Each environment in
 * which it must hold is a class that extends this one.
 */
public abstract class KinesisSettingsContract extends StreamContract {
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
        assertEquals(24, summary(stream).retentionPeriodHours());
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
}
