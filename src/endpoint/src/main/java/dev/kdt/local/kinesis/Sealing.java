package dev.kdt.local.kinesis;

import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Phase;
import dev.kdt.local.stream.ReshardingPlan;
import dev.kdt.local.stream.Shard;
import dev.kdt.local.stream.ShardInfo;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.record.HashKey;
import java.util.List;

/** Closes a shard under its readers, as a fault. */
final class Sealing {
    private Sealing() {}

    /** Splits {@code shard} in the middle, if it is open and wide enough. */
    static void seal(KinesisStream stream, Shard shard) {
        ShardInfo info = shard.info();
        HashKey middle = info.first().middle(info.last());
        if (info.isOpen() && stream.phase() == Phase.ACTIVE && info.range().splitsAt(middle)) {
            try {
                stream.reshardAtOnce(_ -> List.of(ReshardingPlan.split(info.index(), info.range(), middle)));
            } catch (ServiceException _) {
                // A reader of another shard has struck since: the stream is UPDATING, and this shard stays open.
            }
        }
    }
}
