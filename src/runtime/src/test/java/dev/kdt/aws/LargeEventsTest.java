package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.flow.RequestMeter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** The room that events of subscribed shards take: large ones come one after the other. */
class LargeEventsTest extends FanOutRig {
    private static final StartAt START = new StartAt.TrimHorizon();
    private static final String SHARD = "shardId-000000000000";

    private final AnswerRoom room = new AnswerRoom(1);

    @Test
    void aShardHoldsAPlaceAfterALargeEventUntilItPauses() throws Exception {
        clients.kinesis()
                .updateMaxRecordSize(request -> request.streamARN(streamArn()).maxRecordSizeInKiB(10_240));
        put("x".repeat(3_000_000));
        try (FanOut fanOut = fanOut(null);
                ShardFeed feed = feed(fanOut)) {
            read(feed, 1);
            feed.next(START);
            CompletableFuture<Void> other = placeTaken();
            assertThrows(TimeoutException.class, () -> other.get(50, TimeUnit.MILLISECONDS));
            feed.pause();
            other.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void aShardOfUsualEventsHoldsNone() throws Exception {
        put("a", "b");
        try (FanOut fanOut = fanOut(null);
                ShardFeed feed = feed(fanOut)) {
            read(feed, 2);
            feed.next(START);
            placeTaken().get(60, TimeUnit.SECONDS);
        }
    }

    private ShardFeed feed(FanOut fanOut) {
        ShardReads reads = new ShardReads(settings(START), new RequestMeter());
        return fanOut.feed(reads, SHARD, new PolledShard(reads, SHARD, room.place()), room.place());
    }

    private static void read(ShardFeed feed, int records) throws InterruptedException {
        int left = records;
        for (int parts = 0; left > 0; parts++) {
            assertTrue(parts < 100, "parts without an end");
            left -= feed.next(START).records().size();
        }
    }

    private CompletableFuture<Void> placeTaken() {
        CompletableFuture<Void> taken = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                room.place().take();
                taken.complete(null);
            } catch (InterruptedException e) {
                taken.completeExceptionally(e);
            }
        });
        return taken;
    }
}
