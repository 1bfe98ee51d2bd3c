package dev.kdt.aws;

import software.amazon.awssdk.services.kinesis.model.RecordDistributionStrategy;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;

/**
 * The traits of a stream that decide how records may be sent to it.
 *
 * @param distribution who says which shard a record goes to
 */
public record StreamTraits(Distribution distribution) {
    /** How records find their shard ("Amazon Kinesis API Reference, UpdateStreamRecordDistributionStrategy"). */
    public enum Distribution {
        /** By partition key, or explicit hash key. */
        BY_KEY,
        /** The service spreads them: keys are ignored, and readers see none. */
        BY_SERVICE
    }

    static StreamTraits of(StreamDescriptionSummary summary) {
        return new StreamTraits(
                summary.recordDistributionStrategy() == RecordDistributionStrategy.AUTO
                        ? Distribution.BY_SERVICE
                        : Distribution.BY_KEY);
    }
}
