package dev.kdt.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * A part of a shard's records, as one answer of the service gives it.
 *
 * @param records in their order; may be empty
 * @param asked when the service was asked for it
 * @param behind how far its end was behind that of the shard when the service answered; null when that is not said
 * @param isLast whether nothing will ever follow: the shard is closed, and this is its end
 * @param isRefused whether there are no records since the service takes no more reads of the shard for a moment
 * @param children of a shard that is closed, as the last part names them; empty when it names none
 */
record ShardPart(
        List<Record> records,
        Instant asked,
        @Nullable Duration behind,
        boolean isLast,
        boolean isRefused,
        List<Shard> children) {
    /** A part of which nothing is said of children. */
    ShardPart(List<Record> records, Instant asked, @Nullable Duration behind, boolean isLast) {
        this(records, asked, behind, isLast, false, List.of());
    }

    /** Whether nothing followed its records when the service answered. */
    boolean isAtTip() {
        return behind != null && behind.isZero();
    }

    /** The last part. */
    static ShardPart last(List<Record> records, Instant asked, List<ChildShard> children) {
        return new ShardPart(
                records,
                asked,
                null,
                true,
                false,
                children.stream().map(Lineage::shard).toList());
    }

    /** A part without records, more of which may follow at once. */
    static ShardPart empty(Instant asked) {
        return new ShardPart(List.of(), asked, null, false);
    }

    /** No part: the service takes no more reads of the shard for a moment. */
    static ShardPart refused(Instant asked) {
        return new ShardPart(List.of(), asked, null, false, true, List.of());
    }
}
