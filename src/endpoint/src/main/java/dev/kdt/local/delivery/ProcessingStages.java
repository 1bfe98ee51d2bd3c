package dev.kdt.local.delivery;

import dev.kdt.jq.Cutoff;
import dev.kdt.local.log.LogRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The stages that process records between the source and the objects, one after the other. Used by one thread. */
final class ProcessingStages {
    private static final long READ_BYTES = 4 << 20;

    /** Records go on as they are. */
    static final ProcessingStages NONE = new ProcessingStages(List.of());

    private final List<Stage> stages;

    ProcessingStages(List<Stage> stages) {
        this.stages = List.copyOf(stages);
    }

    /** The same with one more stage before the others. */
    ProcessingStages after(Stage first) {
        List<Stage> all = new ArrayList<>(stages);
        all.addFirst(first);
        return new ProcessingStages(all);
    }

    /** The largest batch that it accepts, in bytes. */
    long readBytes() {
        return stages.stream().mapToLong(Stage::maxBytes).reduce(READ_BYTES, Math::min);
    }

    /** Takes what records became, in order. */
    interface Out {
        void deliver(Piece piece) throws IOException;

        void reject(Piece piece, Rejection why) throws IOException;
    }

    /**
     * Takes {@code records} of {@code lane} through all stages.
     *
     * @throws TryAgainException when the expressions of the stages are cut off; nothing was delivered then
     */
    void process(DeliveryLane lane, List<LogRecord> records, Cutoff cutoff, Out out) throws IOException {
        List<Piece> pieces = new ArrayList<>(records.size());
        for (LogRecord each : records) {
            pieces.add(Piece.of(lane, each));
        }
        List<Rejected> rejected = new ArrayList<>();
        for (Stage stage : stages) {
            Kept kept = new Kept(new ArrayList<>(pieces.size()), rejected);
            List<Piece> in = pieces;
            cutoff.during(() -> stage.run(in, kept));
            if (cutoff.isOff()) {
                throw new TryAgainException("the delivery is being stopped", null);
            }
            pieces = kept.pieces();
        }
        for (Piece piece : pieces) {
            out.deliver(piece);
        }
        for (Rejected each : rejected) {
            out.reject(each.piece(), each.why());
        }
    }

    private record Rejected(Piece piece, Rejection why) {}

    private record Kept(List<Piece> pieces, List<Rejected> rejected) implements Stage.Next {
        @Override
        public void keep(Piece piece) {
            pieces.add(piece);
        }

        @Override
        public void reject(Piece piece, Rejection why) {
            rejected.add(new Rejected(piece, why));
        }
    }
}
