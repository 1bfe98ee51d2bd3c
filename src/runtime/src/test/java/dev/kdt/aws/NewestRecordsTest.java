package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.flow.Checkpoints;
import dev.kdt.record.KinesisRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.Record;

/** The newest records of shards: of real ones, and of one whose records arrived at times of our own. */
class NewestRecordsTest extends StreamRig {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    @Test
    void eachShardGivesItsNewest() throws Exception {
        send(0, 300);
        read(new StartAt.TrimHorizon(), Checkpoints.NONE);
        List<String> all = newestOfEach(5);
        delivered.clear();
        read(new StartAt.Newest(5), Checkpoints.NONE);
        assertEquals(15, delivered.size());
        assertEquals(all, newestOfEach(5));
    }

    @Test
    void aShardWithFewerGivesAllOfThem() throws Exception {
        send(0, 20);
        read(new StartAt.Newest(1000), Checkpoints.NONE);
        assertEquals(20, Set.copyOf(texts()).size());
        assertEquals(20, delivered.size());
    }

    @Test
    void aShardWithoutRecordsGivesNone() throws Exception {
        read(new StartAt.Newest(3), Checkpoints.NONE);
        assertEquals(List.of(), texts());
    }

    @Test
    void closedShardsAreReadWhenTheyAreNamed() throws Exception {
        send(0, 60);
        new Resharding(clients.kinesis(), clients.place(), streams()).split("orders", "shardId-000000000000", null);
        send(60, 120);
        read(new StartAt.Newest(1), Checkpoints.NONE);
        Set<String> open =
                delivered.stream().map(each -> each.position().shard()).collect(Collectors.toSet());
        assertEquals(4, delivered.size());
        assertTrue(!open.contains("shardId-000000000000"), open.toString());
        delivered.clear();
        selection = new ShardSelection.Named(Set.of("shardId-000000000000"));
        read(new StartAt.Newest(1), Checkpoints.NONE);
        assertEquals(
                List.of("shardId-000000000000"),
                delivered.stream().map(each -> each.position().shard()).toList());
    }

    @Test
    void theLookBackGoesOnlyAsFarAsItMust() throws Exception {
        OldShard shard = new OldShard(3_000_000, 3600, 61, 60, 7);
        assertEquals(List.of("7"), shard.newest(1));
        assertEquals(1, shard.looks());
        assertEquals(List.of("61", "60", "7"), shard.newest(3));
        assertEquals(2, shard.looks());
        assertEquals(List.of("3600", "61", "60", "7"), shard.newest(4));
        assertEquals(4, shard.looks());
        assertEquals(List.of("3000000", "3600", "61", "60", "7"), shard.newest(5));
        assertEquals(List.of("3000000", "3600", "61", "60", "7"), shard.newest(6));
        assertEquals(7, shard.looks());
    }

    @Test
    void recordsThatArriveLaterDoNotCount() throws Exception {
        assertEquals(List.of("60", "7"), new OldShard(61, 60, 7, -1, -2).newest(2));
    }

    /** A shard whose records are called by their age in seconds; one that is not old yet has a negative age. */
    private static final class OldShard {
        private final List<Record> records = new ArrayList<>();
        private int feeds;

        OldShard(int... ages) {
            for (int each : ages) {
                records.add(Record.builder()
                        .sequenceNumber(String.valueOf(each))
                        .approximateArrivalTimestamp(NOW.minusSeconds(each))
                        .build());
            }
        }

        /** How often it was looked for the beginning: each feed but the last, which gives the records. */
        int looks() {
            return feeds - 1;
        }

        List<String> newest(int count) throws InterruptedException {
            feeds = 0;
            NewestRecords newest = new NewestRecords(this::feed, new StartAt.Newest(count), NOW);
            List<String> given = new ArrayList<>();
            StartAt next = new StartAt.Newest(count);
            for (ShardPart part = newest.next(next); ; part = newest.next(next)) {
                for (Record each : part.records()) {
                    if (each.approximateArrivalTimestamp().isAfter(NOW)) {
                        return given;
                    }
                    given.add(each.sequenceNumber());
                    next = new StartAt.After(each.sequenceNumber());
                }
                if (part.isAtTip()) {
                    return given;
                }
            }
        }

        private ShardFeed feed() {
            feeds++;
            return start -> {
                int from = switch (start) {
                    case StartAt.At(Instant time) -> {
                        int first = 0;
                        while (first < records.size()
                                && records.get(first)
                                        .approximateArrivalTimestamp()
                                        .isBefore(time)) {
                            first++;
                        }
                        yield first;
                    }
                    case StartAt.Sequence(String number) -> indexOf(number);
                    case StartAt.After(String number) -> indexOf(number) + 1;
                    case StartAt.TrimHorizon() -> 0;
                    case StartAt.Latest _, StartAt.Newest _ -> throw new IllegalArgumentException();
                };
                int to = Math.min(from + 2, records.size());
                return new ShardPart(records.subList(from, to), NOW, Duration.ofMillis(records.size() - to), false);
            };
        }

        private int indexOf(String number) {
            return records.stream().map(Record::sequenceNumber).toList().indexOf(number);
        }
    }

    private List<String> newestOfEach(int count) {
        List<String> newest = new ArrayList<>();
        delivered.stream()
                .collect(Collectors.groupingBy(
                        each -> String.valueOf(each.position().shard()), java.util.TreeMap::new, Collectors.toList()))
                .values()
                .forEach(its -> its.subList(Math.max(0, its.size() - count), its.size()).stream()
                        .map(KinesisRecord::data)
                        .forEach(data -> newest.add(data.toText())));
        return newest;
    }
}
