package dev.kdt.local.kinesis;

import java.time.Duration;
import java.util.Map;

/**
 * The limit of an operation's call rate.
 *
 * @param count so many calls
 * @param window in any stretch of time of this length
 * @param scope of what
 */
record CallRate(int count, Duration window, Scope scope) {
    /** The scope in which calls are counted. */
    enum Scope {
        ACCOUNT,
        STREAM,
        SHARD,
        /** A consumer's subscriptions to one shard. */
        SUBSCRIPTION
    }

    /**
     * By operation: Kinesis Data Streams, "Quotas and limits", and the operations' pages in the Amazon Kinesis API Reference. The
     * operations that neither says anything of have the rate that most others have. PutRecord, PutRecords and GetRecords are
     * not here: their limits are those of shards.
     */
    static final Map<String, CallRate> ALL = Map.ofEntries(
            Map.entry("AddTagsToStream", aSecond(5, Scope.ACCOUNT)),
            Map.entry("CreateStream", aSecond(5, Scope.ACCOUNT)),
            Map.entry("DecreaseStreamRetentionPeriod", aSecond(5, Scope.STREAM)),
            Map.entry("DeleteResourcePolicy", aSecond(5, Scope.ACCOUNT)),
            Map.entry("DeleteStream", aSecond(5, Scope.ACCOUNT)),
            Map.entry("DeregisterStreamConsumer", aSecond(5, Scope.STREAM)),
            Map.entry("DescribeAccountSettings", aSecond(5, Scope.ACCOUNT)),
            Map.entry("DescribeLimits", aSecond(1, Scope.ACCOUNT)),
            Map.entry("DescribeStream", aSecond(10, Scope.ACCOUNT)),
            Map.entry("DescribeStreamConsumer", aSecond(20, Scope.STREAM)),
            Map.entry("DescribeStreamSummary", aSecond(20, Scope.ACCOUNT)),
            Map.entry("DisableEnhancedMonitoring", aSecond(5, Scope.STREAM)),
            Map.entry("EnableEnhancedMonitoring", aSecond(5, Scope.STREAM)),
            Map.entry("GetResourcePolicy", aSecond(5, Scope.ACCOUNT)),
            Map.entry("GetShardIterator", aSecond(5, Scope.SHARD)),
            Map.entry("IncreaseStreamRetentionPeriod", aSecond(5, Scope.STREAM)),
            Map.entry("ListShards", aSecond(1000, Scope.STREAM)),
            Map.entry("ListStreamConsumers", aSecond(5, Scope.STREAM)),
            Map.entry("ListStreams", aSecond(5, Scope.ACCOUNT)),
            Map.entry("ListTagsForResource", aSecond(5, Scope.ACCOUNT)),
            Map.entry("ListTagsForStream", aSecond(5, Scope.ACCOUNT)),
            Map.entry("MergeShards", aSecond(5, Scope.ACCOUNT)),
            Map.entry("PutResourcePolicy", aSecond(5, Scope.ACCOUNT)),
            Map.entry("RegisterStreamConsumer", aSecond(5, Scope.STREAM)),
            Map.entry("RemoveTagsFromStream", aSecond(5, Scope.ACCOUNT)),
            Map.entry("SplitShard", aSecond(5, Scope.ACCOUNT)),
            Map.entry("StartStreamEncryption", aDay(25)),
            Map.entry("StopStreamEncryption", aDay(25)),
            Map.entry("SubscribeToShard", aSecond(5, Scope.SUBSCRIPTION)),
            Map.entry("TagResource", aSecond(5, Scope.ACCOUNT)),
            Map.entry("UntagResource", aSecond(5, Scope.ACCOUNT)),
            Map.entry("UpdateAccountSettings", aSecond(5, Scope.ACCOUNT)),
            Map.entry("UpdateMaxRecordSize", aSecond(5, Scope.STREAM)),
            Map.entry("UpdateShardCount", aDay(10)),
            Map.entry("UpdateStreamMode", aDay(2)),
            Map.entry("UpdateStreamWarmThroughput", aSecond(5, Scope.STREAM)));

    /** Such as {@code 5 calls a second for a stream}. */
    String text() {
        String stretch = window.equals(Duration.ofDays(1)) ? "a day" : "a second";
        String subject = switch (scope) {
            case ACCOUNT -> "for an account";
            case STREAM -> "for a stream";
            case SHARD -> "for a shard";
            case SUBSCRIPTION -> "for a consumer and shard";
        };
        return count + (count == 1 ? " call " : " calls ") + stretch + " " + subject;
    }

    private static CallRate aSecond(int count, Scope scope) {
        return new CallRate(count, Duration.ofSeconds(1), scope);
    }

    private static CallRate aDay(int count) {
        return new CallRate(count, Duration.ofDays(1), Scope.STREAM);
    }
}
