package dev.kdt.flow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Yields batches from lanes, which are read side by side. A lane may have successors (the children of a split shard), which
 * start when all its records are settled, not merely read: otherwise a key's records could overtake each other.
 */
public interface Source extends AutoCloseable {
    /**
     * The lanes to start with.
     *
     * @throws FlowException when the source cannot be read at all
     */
    List<Lane> lanes() throws InterruptedException;

    /** The lanes that may start now that the last record of {@code lane} is settled; empty for most sources. */
    default List<Lane> successors(Lane lane) throws InterruptedException {
        return List.of();
    }

    /**
     * The share of the source, from 0 to 1, that is done when this many of its records are; empty where the end is not known.
     * Called by any thread.
     */
    default OptionalDouble progress(long records) {
        return OptionalDouble.empty();
    }

    /**
     * How far the reading of each lane is behind what there is to read, by the lane's name; zero for one of which all was read. Empty where
     * nothing is known. Called by any thread.
     */
    default Map<String, Duration> behind() {
        return Map.of();
    }

    /** The lanes whose first read has not been answered yet. Called by any thread. */
    default Set<String> unanswered() {
        return Set.of();
    }

    /** Measures the requests by which records are read; null where there are none. */
    default @Nullable RequestMeter requests() {
        return null;
    }

    /** Whether another run gets the records again that this one does not settle: those of a stream, not those of a pipe. */
    default boolean comesAgain() {
        return false;
    }

    @Override
    default void close() {}
}
