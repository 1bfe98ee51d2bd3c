package dev.kdt.flow;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Keeps the checkpoints of one group. Safe for use by several threads. */
public interface Checkpoints extends AutoCloseable {
    /** Remembers nothing: for sources that are not resumed. */
    Checkpoints NONE = new Checkpoints() {
        @Override
        public Set<String> lanes() {
            return Set.of();
        }

        @Override
        public Optional<Checkpoint> of(String lane) {
            return Optional.empty();
        }

        @Override
        public void save(Map<String, Checkpoint> reached) {}
    };

    /** The lanes that have a checkpoint; none when the group never ran. */
    Set<String> lanes();

    /** The last checkpoint of {@code lane}; empty when there is none. */
    Optional<Checkpoint> of(String lane);

    /**
     * Whether a checkpoint may stand in the middle of an aggregate. For services it may not: what they took of one is known when they
     * have answered for all of it.
     */
    default boolean takeUserRecords() {
        return false;
    }

    /**
     * Keeps checkpoints for good: they are on the disk when this returns. Either all of them are kept or none is.
     *
     * @param reached a checkpoint for each of some lanes; those of other lanes stay
     * @throws FlowException when they cannot be kept; the earlier ones then stay
     */
    void save(Map<String, Checkpoint> reached);

    /** Keeps one lane's checkpoint. */
    default void save(String lane, Checkpoint checkpoint) {
        save(Map.of(lane, checkpoint));
    }

    /**
     * Keeps one lane's checkpoint, now or, where keeping takes long, a little later: with those that other lanes come to meanwhile.
     *
     * @throws FlowException when checkpoints cannot be kept, be it this one or an earlier one
     */
    default void move(String lane, Checkpoint checkpoint) {
        save(lane, checkpoint);
    }

    /**
     * Whom to tell, on any thread, that no checkpoint can be kept any more: what is delivered from then on comes again.
     *
     * @param told is given the reason
     */
    default void onLoss(Consumer<? super FlowException> told) {}

    /**
     * Keeps how far a lane is done whose records have no sequence numbers, such as that of a command's files.
     *
     * @param records how many of its records are settled, from its beginning
     */
    default void save(String lane, long records) {}

    @Override
    default void close() {}
}
