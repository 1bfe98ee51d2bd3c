package dev.kdt.aws;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;

/** A shard that is read with GetRecords, at its pace. An iterator that expired is renewed. Empty answers are no end. */
final class PolledShard implements ShardFeed {
    private final ShardReads reads;
    private final String shard;
    private final ReadPace pace;
    private @Nullable String iterator;

    PolledShard(ShardReads reads, String shard) {
        StreamSource.Settings settings = reads.settings();
        this.reads = reads;
        this.shard = shard;
        this.pace = new ReadPace(
                settings.rate(), settings.clock(), settings.retrying().sleeper());
    }

    @Override
    public ShardPart next(StartAt start) throws InterruptedException {
        pace.await();
        String from = iterator != null ? iterator : reads.iterator(shard, start);
        Instant asked = reads.settings().clock().instant();
        return switch (reads.read(shard, start, from)) {
            case ShardRead.Answered(GetRecordsResponse answer) -> part(answer, asked);
            case ShardRead.Expired() -> {
                iterator = null;
                yield ShardPart.empty(asked);
            }
            case ShardRead.Throttled(SdkException why) -> {
                iterator = from;
                reads.refused(why, pace.refused());
                yield ShardPart.empty(asked);
            }
        };
    }

    private ShardPart part(GetRecordsResponse answer, Instant asked) {
        iterator = answer.nextShardIterator();
        Long behind = answer.millisBehindLatest();
        boolean isAtTip = behind != null && behind == 0;
        pace.answered(answer.records().size(), isAtTip);
        return iterator == null
                ? ShardPart.last(answer.records(), asked, answer.childShards())
                : new ShardPart(answer.records(), asked, isAtTip, false);
    }
}
