package dev.kdt.flow;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Checkpoints that may stand in the middle of an aggregate, for a target that settles outputs in the order in which it is given them.
 *
 * @param kept the checkpoints, which are closed with these
 */
public record UserRecordCheckpoints(Checkpoints kept) implements Checkpoints {
    @Override
    public boolean takeUserRecords() {
        return true;
    }

    @Override
    public Set<String> lanes() {
        return kept.lanes();
    }

    @Override
    public Optional<Checkpoint> of(String lane) {
        return kept.of(lane);
    }

    @Override
    public void save(Map<String, Checkpoint> reached) {
        kept.save(reached);
    }

    @Override
    public void move(String lane, Checkpoint checkpoint) {
        kept.move(lane, checkpoint);
    }

    @Override
    public void onLoss(Consumer<? super FlowException> told) {
        kept.onLoss(told);
    }

    @Override
    public void close() {
        kept.close();
    }
}
