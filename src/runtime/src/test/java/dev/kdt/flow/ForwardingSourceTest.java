package dev.kdt.flow;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.record.Batch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands before a source keeps all that the source says of itself, and hands back what its lanes want back. */
class ForwardingSourceTest {
    private final Recorded recorded = new Recorded();

    static Stream<Arguments> decorators() {
        UnaryOperator<Source> idle =
                source -> new IdleSource(source, Duration.ofSeconds(5), () -> Instant.EPOCH, new Stop());
        UnaryOperator<Source> paced = source -> new PacedSource(source, 1e9, () -> Instant.EPOCH, _ -> {});
        return Stream.of(Arguments.of("idle", idle), Arguments.of("paced", paced));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("decorators")
    void nothingIsLostOnTheWay(String name, UnaryOperator<Source> decorator) throws Exception {
        try (Source source = decorator.apply(recorded)) {
            assertTrue(source.comesAgain());
            assertEquals(OptionalDouble.of(0.5), source.progress(7));
            Lane lane = source.lanes().getFirst();
            assertEquals("a", lane.name());
            assertFalse(lane.exhausted());
            Batch batch = requireNonNull(lane.next());
            assertEquals(recorded.batch, batch);
            assertEquals(List.of(), recorded.recycled);
            lane.recycle(batch);
            assertEquals(List.of(recorded.batch), recorded.recycled);
            assertSame(recorded.left, lane.leftover());
            assertEquals("child of a", source.successors(lane).getFirst().name());
        }
        assertTrue(recorded.isClosed);
    }

    /** The bytes of a batch belong to all its pieces. */
    @Test
    void aBatchInPiecesIsHandedBackWithTheLastOfThem() throws Exception {
        Lane lane = new PacedSource(recorded, 20, () -> Instant.EPOCH, _ -> {})
                .lanes()
                .getFirst();
        Batch first = requireNonNull(lane.next());
        Batch second = requireNonNull(lane.next());
        lane.recycle(second);
        lane.recycle(first);
        assertEquals(List.of(), recorded.recycled); // The third is still to be given.
        Batch third = requireNonNull(lane.next());
        assertEquals(List.of(), recorded.recycled);
        lane.recycle(third);
        assertEquals(List.of(recorded.batch), recorded.recycled);
    }

    /** Has one lane with one batch, and remembers what becomes of it. */
    private static final class Recorded implements Source {
        private final Batch batch = Rig.batch("a", 0, "1", "2", "3");
        private final Batch left = Rig.batch("a", 3, "4");
        private final List<Batch> recycled = new ArrayList<>();
        private boolean isClosed;

        @Override
        public List<Lane> lanes() {
            return List.of(new Lane() {
                private final Lane whole = Rig.lane("a", List.of(batch));

                @Override
                public String name() {
                    return "a";
                }

                @Override
                public @Nullable Batch next() throws InterruptedException {
                    return whole.next();
                }

                @Override
                public Batch leftover() {
                    return left;
                }

                @Override
                public void recycle(Batch used) {
                    recycled.add(used);
                }

                @Override
                public boolean exhausted() {
                    return false;
                }
            });
        }

        @Override
        public List<Lane> successors(Lane lane) {
            return List.of(Rig.lane("child of " + lane.name()));
        }

        @Override
        public OptionalDouble progress(long records) {
            return OptionalDouble.of(0.5);
        }

        @Override
        public boolean comesAgain() {
            return true;
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }
}
