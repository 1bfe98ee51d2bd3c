package dev.kdt.cli.command.stream;

import dev.kdt.aws.ArrivalRate;
import dev.kdt.cli.show.PropertyList;
import dev.kdt.record.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.Consumer;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;

/** A described stream as a JSON object. Its names stay as they are: scripts read them. */
final class StreamJson {
    private StreamJson() {}

    static PropertyList of(StreamFacts facts) {
        StreamDescriptionSummary summary = facts.summary();
        long open = summary.openShardCount();
        List<Consumer> consumers = facts.consumers();
        PropertyList stream = new PropertyList()
                .add("name", summary.streamName())
                .add("arn", summary.streamARN())
                .add("status", summary.streamStatusAsString())
                .add("mode", StreamAdmin.mode(summary.streamModeDetails()))
                .add("openShards", open)
                .add("writeRecordsPerSecond", open * Limits.SHARD_RECORDS_IN)
                .add("writeBytesPerSecond", open * Limits.SHARD_BYTES_IN)
                .add("readBytesPerSecond", open * Limits.SHARD_BYTES_OUT)
                .add("retentionHours", summary.retentionPeriodHours())
                .add("maxRecordKiB", summary.maxRecordSizeInKiB())
                .add("recordDistribution", summary.recordDistributionStrategyAsString())
                .add("encryption", summary.encryptionTypeAsString())
                .add("keyId", summary.keyId())
                .add("created", summary.streamCreationTimestamp().toString())
                .add(
                        "shards",
                        facts.shards().all().stream()
                                .map(shard -> shard(facts, shard))
                                .toList());
        return consumers == null
                ? stream
                : stream.add(
                        "consumers",
                        consumers.stream().map(StreamJson::consumer).toList());
    }

    private static PropertyList shard(StreamFacts facts, Shard shard) {
        PropertyList properties = new PropertyList()
                .add("id", shard.shardId())
                .add("state", ShardHistory.isOpen(shard) ? "open" : "closed")
                .add("from", shard.hashKeyRange().startingHashKey())
                .add("to", shard.hashKeyRange().endingHashKey())
                .addFraction("hashKeyShare", ShardHistory.share(shard))
                .add("parent", shard.parentShardId())
                .add("adjacentParent", shard.adjacentParentShardId());
        @Nullable ArrivalRate rate = facts.rates().get(shard.shardId());
        return rate == null
                ? properties
                : properties
                        .addFraction("recordsPerSecond", rate.recordsPerSecond())
                        .addFraction("bytesPerSecond", rate.bytesPerSecond())
                        .addFraction("recordShare", facts.recordShare(shard));
    }

    static PropertyList consumer(Consumer consumer) {
        return new PropertyList()
                .add("name", consumer.consumerName())
                .add("arn", consumer.consumerARN())
                .add("status", consumer.consumerStatusAsString())
                .add("created", consumer.consumerCreationTimestamp().toString());
    }
}
