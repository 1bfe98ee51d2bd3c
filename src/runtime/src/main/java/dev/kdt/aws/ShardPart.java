package dev.kdt.aws;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.kinesis.model.Record;

/**
 * A part of a shard's records, as one answer of the service gives it.
 *
 * @param records in their order; may be empty
 * @param asked when the service was asked for it
 * @param isAtTip whether nothing followed its records when the service answered
 * @param isLast whether nothing will ever follow: the shard is closed, and this is its end
 */
record ShardPart(List<Record> records, Instant asked, boolean isAtTip, boolean isLast) {
    /** A part without records, more of which may follow at once. */
    static ShardPart empty(Instant asked) {
        return new ShardPart(List.of(), asked, false, false);
    }
}
