package dev.kdt.aws;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * A part of a shard's records, as one answer of the service gives it.
 *
 * @param records in their order; may be empty
 * @param asked when the service was asked for it
 * @param isAtTip whether nothing followed its records when the service answered
 * @param isLast whether nothing will ever follow: the shard is closed, and this is its end
 * @param children of a shard that is closed, as the last part names them; empty when it names none
 */
record ShardPart(List<Record> records, Instant asked, boolean isAtTip, boolean isLast, List<Shard> children) {
    /** A part of which nothing is said of children. */
    ShardPart(List<Record> records, Instant asked, boolean isAtTip, boolean isLast) {
        this(records, asked, isAtTip, isLast, List.of());
    }

    /** The last part. */
    static ShardPart last(List<Record> records, Instant asked, List<ChildShard> children) {
        return new ShardPart(
                records,
                asked,
                false,
                true,
                children.stream().map(Lineage::shard).toList());
    }

    /** A part without records, more of which may follow at once. */
    static ShardPart empty(Instant asked) {
        return new ShardPart(List.of(), asked, false, false);
    }
}
