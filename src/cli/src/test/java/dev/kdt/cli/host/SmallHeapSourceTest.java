package dev.kdt.cli.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.flow.Lane;
import dev.kdt.flow.Source;
import dev.kdt.record.Batch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A heap that has grown is collected, and no more often than it is worth. */
final class SmallHeapSourceTest {
    private long megabytes;
    private int collections;

    @Test
    void aLargeHeapIsCollectedWhenItHasGrown() throws Exception {
        Lane lane = new SmallHeapSource(new OneLane(), new Counted()).lanes().getFirst();
        megabytes = 50;
        lane.next();
        assertEquals(0, collections, "a small heap is left alone");
        megabytes = 200;
        lane.next();
        assertEquals(1, collections);
        megabytes = 209;
        lane.next();
        assertEquals(1, collections, "there is little garbage in it");
        megabytes = 212;
        lane.next();
        assertEquals(2, collections);
    }

    private final class Counted implements SmallHeapSource.Heap {
        @Override
        public long bytes() {
            return megabytes << 20;
        }

        @Override
        public void collect() {
            collections++;
        }
    }

    private static final class OneLane implements Source {
        @Override
        public List<Lane> lanes() {
            return List.of(new Lane() {
                @Override
                public String name() {
                    return "shard";
                }

                @Override
                public Batch next() {
                    return new Batch("shard", List.of());
                }
            });
        }
    }
}
