package dev.kdt.aws;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;

/** A shard that is read with GetRecords, at its pace. An iterator that expired is renewed. Empty answers are no end. */
final class PolledShard implements ShardFeed {
    private final ShardReads reads;
    private final String shard;
    private final ReadPace pace;
    private final AnswerRoom.Place place;
    private final AnswerLength length = new AnswerLength();
    private @Nullable String iterator;
    private boolean caughtUp;

    /** @param place held while an answer is read, and until the next is asked for */
    PolledShard(ShardReads reads, String shard, AnswerRoom.Place place) {
        StreamSource.Settings settings = reads.settings();
        this.reads = reads;
        this.shard = shard;
        this.place = place;
        this.pace = new ReadPace(
                settings.rate(), settings.clock(), settings.retrying().sleeper());
    }

    @Override
    public ShardPart next(StartAt start) throws InterruptedException {
        place.leave();
        pace.await();
        if (!caughtUp) {
            place.take();
        }
        String from = iterator != null ? iterator : reads.iterator(shard, start);
        Instant asked = reads.settings().clock().instant();
        return switch (reads.read(shard, start, from, length.records())) {
            case ShardRead.Answered(GetRecordsResponse answer) -> part(answer, asked);
            case ShardRead.Expired() -> {
                iterator = null;
                yield ShardPart.empty(asked);
            }
            case ShardRead.Throttled(SdkException why) -> {
                iterator = from;
                reads.refused(why, pace.refused());
                yield ShardPart.refused(asked);
            }
        };
    }

    @Override
    public void pause() {
        place.leave();
    }

    @Override
    public void close() {
        place.leave();
    }

    private ShardPart part(GetRecordsResponse answer, Instant asked) {
        iterator = answer.nextShardIterator();
        Long behind = answer.millisBehindLatest();
        boolean isAtTip = behind != null && behind == 0;
        Duration lag = behind == null ? null : Duration.ofMillis(behind);
        pace.answered(answer.records().size(), isAtTip);
        length.learn(answer.records());
        caughtUp = isAtTip;
        return iterator == null
                ? ShardPart.last(answer.records(), asked, answer.childShards())
                : new ShardPart(answer.records(), asked, lag, false);
    }
}
