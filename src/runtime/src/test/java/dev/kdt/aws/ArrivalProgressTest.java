package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ArrivalProgressTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final ArrivalProgress progress = new ArrivalProgress(START.plusSeconds(100));

    private void read(String shard, int records, int from, int to) {
        progress.read(shard, records, START.plusSeconds(from), START.plusSeconds(to));
    }

    @Test
    void isThatOfTheShardThatIsFurthestBehind() {
        assertEquals(OptionalDouble.empty(), progress.share(0));
        read("a", 10, 0, 50);
        assertEquals(0.5, progress.share(10).orElseThrow());
        read("b", 10, 0, 20);
        assertEquals(0.2, progress.share(20).orElseThrow());
        progress.reachedEnd("b");
        assertEquals(0.5, progress.share(20).orElseThrow());
        progress.reachedEnd("a");
        assertEquals(1, progress.share(20).orElseThrow());
    }

    @Test
    void leavesOutWhatIsReadAndNotDone() {
        read("a", 10, 0, 50);
        assertEquals(0.25, progress.share(5).orElseThrow());
        assertEquals(0, progress.share(0).orElseThrow());
    }

    @Test
    void doesNotTakeTheEndOfAParentForTheEndOfItsChildren() {
        read("parent", 10, 0, 40);
        progress.closed("parent");
        assertEquals(0.4, progress.share(10).orElseThrow());
    }

    @Test
    void isNotKnownWithoutAnEnd() {
        ArrivalProgress endless = new ArrivalProgress(null);
        endless.read("a", 10, START, START.plusSeconds(1));
        assertEquals(OptionalDouble.empty(), endless.share(10));
    }

    @Test
    void isCompleteWhenAllCameAtTheLastMoment() {
        read("a", 1, 100, 100);
        assertEquals(1, progress.share(1).orElseThrow());
    }
}
