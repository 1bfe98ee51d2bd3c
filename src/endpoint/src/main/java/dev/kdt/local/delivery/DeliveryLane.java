package dev.kdt.local.delivery;

import dev.kdt.endpoint.option.Transformer;
import dev.kdt.local.log.LogRecord;
import dev.kdt.local.log.SegmentedLog;
import dev.kdt.local.stream.ShardInfo;
import org.jspecify.annotations.Nullable;

/**
 * A log that a delivery stream reads in order: its own one, or a shard of its source.
 *
 * @param shard null for its own one
 */
record DeliveryLane(String name, SegmentedLog log, @Nullable SourceShard shard) {
    /** A shard, and the ARN of its stream. */
    record SourceShard(String streamArn, ShardInfo info) {}

    /** Where in the source a record of this lane is; null where records are put directly. */
    Transformer.@Nullable Origin origin(LogRecord of) {
        return shard == null
                ? null
                : new Transformer.Origin(
                        shard.streamArn(), shard.info().id(), shard.info().sequence(of.ordinal(), of.arrival()));
    }
}
