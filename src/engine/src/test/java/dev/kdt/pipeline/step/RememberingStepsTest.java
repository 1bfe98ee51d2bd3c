package dev.kdt.pipeline.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.pipeline.Results;
import dev.kdt.pipeline.Trial;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Steps that remember, and such as must not. */
class RememberingStepsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /** A record of a shard that came so many seconds after noon. */
    private static KinesisRecord record(int sequence, long seconds, String json) {
        return new KinesisRecord(
                Position.inShard("orders", "shardId-000000000000", String.valueOf(sequence)),
                "key",
                null,
                NOON.plusSeconds(seconds),
                Slice.utf8(json));
    }

    private static List<String> kept(Trial trial, KinesisRecord... records) {
        Results results = trial.run(new Batch("shardId-000000000000", List.of(records)));
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            if (results.droppedBy(i) == null) {
                kept.add(results.record(i).position().sequence());
            }
        }
        return kept;
    }

    @Test
    void dropsARepetitionWithinTheWindowAndPassesItBehind() {
        Trial trial = Trial.of("steps: [{dedupe: {key: .id, window: 10m}}]");
        assertEquals(
                List.of("1", "2", "5"),
                kept(
                        trial,
                        record(1, 0, "{\"id\":1}"),
                        record(2, 1, "{\"id\":2}"),
                        record(3, 2, "{\"id\":1}"),
                        record(4, 599, "{\"id\":1}"),
                        record(5, 600, "{\"id\":1}")));
    }

    @Test
    void passesABatchThatIsTriedAgainOnceMore() {
        Trial trial = Trial.of("steps: [{dedupe: .id}]");
        KinesisRecord[] batch = {record(1, 0, "{\"id\":1}"), record(2, 0, "{\"id\":1}"), record(3, 0, "{\"id\":2}")};
        assertEquals(List.of("1", "3"), kept(trial, batch));
        assertEquals(List.of("1", "3"), kept(trial, batch));
    }

    @Test
    void forgetsTheOldestKeysFirst() {
        Trial trial = Trial.of("steps: [{dedupe: {key: .id, memory: 2}}]");
        assertEquals(
                List.of("1", "2", "3", "5"),
                kept(
                        trial,
                        record(1, 0, "{\"id\":1}"),
                        record(2, 0, "{\"id\":2}"),
                        record(3, 0, "{\"id\":3}"),
                        record(4, 0, "{\"id\":2}"),
                        record(5, 0, "{\"id\":1}")));
    }

    @Test
    void tellsLargeKeysApartThatBeginAlike() {
        String large = "x".repeat(10_000);
        assertEquals(
                List.of("1", "2"),
                kept(
                        Trial.of("steps: [{dedupe: .}]"),
                        record(1, 0, "\"" + large + "1\""),
                        record(2, 0, "\"" + large + "2\""),
                        record(3, 0, "\"" + large + "1\"")));
    }

    @Test
    void passesTheSameShareWheneverTheRecordsComeAgain() {
        KinesisRecord[] records =
                IntStream.range(0, 1_000).mapToObj(i -> record(i, i, "{}")).toArray(KinesisRecord[]::new);
        List<String> first = kept(Trial.of("steps: [{sample: {share: 0.2, seed: 1}}]"), records);
        assertTrue(first.size() > 150 && first.size() < 250, first::toString);
        assertEquals(first, kept(Trial.of("steps: [{sample: {share: 0.2, seed: 1}}]"), records));
        assertNotEquals(first, kept(Trial.of("steps: [{sample: {share: 0.2, seed: 2}}]"), records));
    }
}
