package dev.kdt.aws;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;

/** A shard that is read with GetRecords. An iterator that expired is renewed. Empty answers are no end. */
final class PolledShard implements ShardFeed {
    private final ShardReads reads;
    private final String shard;
    private @Nullable String iterator;
    private boolean caughtUp;

    PolledShard(ShardReads reads, String shard) {
        this.reads = reads;
        this.shard = shard;
    }

    @Override
    public ShardPart next(StartAt start) throws InterruptedException {
        if (caughtUp) {
            reads.settings().retrying().sleeper().sleep(reads.settings().idle());
        }
        String from = iterator != null ? iterator : reads.iterator(shard, start);
        Instant asked = reads.settings().clock().instant();
        GetRecordsResponse answer = reads.records(shard, start, from);
        if (answer == null) {
            iterator = null;
            return ShardPart.empty(asked);
        }
        iterator = answer.nextShardIterator();
        Long behind = answer.millisBehindLatest();
        boolean isAtTip = behind != null && behind == 0;
        caughtUp = answer.records().isEmpty() || isAtTip;
        return new ShardPart(answer.records(), asked, isAtTip, iterator == null);
    }
}
