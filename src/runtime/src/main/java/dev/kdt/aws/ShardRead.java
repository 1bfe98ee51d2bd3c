package dev.kdt.aws;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;

/** The end of one GetRecords call. */
sealed interface ShardRead {
    /** Records, or none for now. */
    record Answered(GetRecordsResponse response) implements ShardRead {}

    /** The iterator has expired: a new one is needed. */
    record Expired() implements ShardRead {}

    /** The service takes no more reads of this shard for a moment. */
    record Throttled(SdkException why) implements ShardRead {}
}
