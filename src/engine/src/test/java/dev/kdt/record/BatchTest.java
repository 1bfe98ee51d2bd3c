package dev.kdt.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.bytes.Slice;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BatchTest {
    private final Batch batch = new Batch(
            "x",
            List.of(record("b"), record("d")),
            List.of(unread(0, "a"), unread(1, "c"), unread(2, "e"), unread(2, "f")));

    private static KinesisRecord record(String text) {
        return KinesisRecord.of(Position.UNKNOWN, Slice.utf8(text));
    }

    private static Unread unread(int before, String text) {
        return new Unread(before, Position.UNKNOWN, text);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void isCutInTheOrderOfAllItsRecords(int count) {
        Batch first = batch.first(count);
        assertEquals(count, first.size());
        assertEquals("abcdef".substring(0, count), inOrder(first));
        assertEquals("abcdef".substring(count), inOrder(batch.after(count)));
    }

    private static String inOrder(Batch batch) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (int i = 0; i <= batch.records().size(); i++) {
            for (; next < batch.unread().size() && batch.unread().get(next).before() == i; next++) {
                text.append(batch.unread().get(next).reason());
            }
            if (i < batch.records().size()) {
                text.append(batch.records().get(i).data().toText());
            }
        }
        return text.toString();
    }
}
