package dev.kdt.flow;

import java.util.Optional;

/** Keeps the checkpoints of one group. Safe for use by several threads. */
public interface Checkpoints extends AutoCloseable {
    /** Remembers nothing: for sources that are not resumed. */
    Checkpoints NONE = new Checkpoints() {
        @Override
        public Optional<Checkpoint> of(String lane) {
            return Optional.empty();
        }

        @Override
        public void save(String lane, Checkpoint checkpoint) {}
    };

    /** Where {@code lane} was left; empty when it was never checkpointed. */
    Optional<Checkpoint> of(String lane);

    /**
     * Keeps the checkpoint for good: it is on the disk when this returns.
     *
     * @throws FlowException when it cannot be kept; the earlier one then stays
     */
    void save(String lane, Checkpoint checkpoint);

    @Override
    default void close() {}
}
