package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.bytes.Slice;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import dev.kdt.record.Unread;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkippingSourceTest {
    private final List<Batch> recycled = new ArrayList<>();

    /** Ten records in batches of four, four and two; before the third one and the seventh one lies one that cannot be read. */
    private Lane lane(long skipped) throws InterruptedException {
        Deque<Batch> batches = new ArrayDeque<>(List.of(batch(0, 4, 2), batch(4, 8, 2), batch(8, 10, -1)));
        Lane whole = new Lane() {
            @Override
            public String name() {
                return "numbers";
            }

            @Override
            public @Nullable Batch next() {
                return batches.poll();
            }

            @Override
            public void recycle(Batch batch) {
                recycled.add(batch);
            }
        };
        Source source = () -> List.of(whole);
        return new SkippingSource(source, skipped).lanes().getFirst();
    }

    private static Batch batch(int from, int to, int unreadBefore) {
        List<KinesisRecord> records = IntStream.range(from, to)
                .mapToObj(i -> KinesisRecord.of(Position.inFile("numbers", i), Slice.utf8(String.valueOf(i))))
                .toList();
        List<Unread> unread = unreadBefore < 0
                ? List.of()
                : List.of(new Unread(unreadBefore, Position.inFile("numbers", 1000 + from), "too long"));
        return new Batch("numbers", records, unread);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 3, 4, 5, 8, 9, 10, 11})
    void givesWhatFollowsAndItsBatchesBack(long skipped) throws Exception {
        Lane lane = lane(skipped);
        List<String> given = new ArrayList<>();
        for (Batch batch = lane.next(); batch != null; batch = lane.next()) {
            batch.records().forEach(each -> given.add(each.data().toText()));
            lane.recycle(batch);
        }
        assertEquals(
                IntStream.range((int) Math.min(10, skipped), 10)
                        .mapToObj(String::valueOf)
                        .toList(),
                given);
        assertEquals(3, recycled.size());
        assertEquals(
                List.of(4, 4, 2),
                recycled.stream().map(each -> each.records().size()).toList());
    }

    @Test
    void whatCouldNotBeReadBeforeItIsPassedOver() throws Exception {
        assertEquals(1, unread(lane(2)), "it comes before the next record");
        assertEquals(0, unread(lane(3)));
    }

    private static int unread(Lane lane) throws InterruptedException {
        Batch first = lane.next();
        return first == null ? -1 : first.unread().size();
    }
}
