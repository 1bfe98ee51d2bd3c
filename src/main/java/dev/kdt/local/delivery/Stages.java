package dev.kdt.local.delivery;

import dev.kdt.local.log.LogRecord;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The stages of a delivery stream, one after the other. A record that fails in one goes whole to the error output. */
final class Stages implements Processing {
    private final List<Stage> stages;
    private final boolean backup;
    private final Clock clock;

    /**
     * Chains stages.
     *
     * @param backup whether records are also kept as they came
     */
    private Stages(List<Stage> stages, boolean backup, Clock clock) {
        this.stages = stages;
        this.backup = backup;
        this.clock = clock;
    }

    static Processing of(List<Stage> stages, Backup backup, Clock clock) {
        return stages.isEmpty() && backup == Backup.NONE
                ? Processing.NONE
                : new Stages(stages, backup == Backup.ALL, clock);
    }

    /** Which source records are kept as they came. */
    enum Backup {
        NONE,
        ALL
    }

    @Override
    public void process(LogRecord item, Out out) throws IOException {
        if (backup) {
            out.take(new Partition.Backup(), item.data());
        }
        List<Piece> pieces = new ArrayList<>();
        try {
            apply(0, new Piece(item, item.data(), Map.of()), pieces);
        } catch (StageException e) {
            out.take(new Partition.Failed("processing-failed"), ErrorLine.of(item, e, clock.millis()));
            return;
        }
        for (Piece piece : pieces) {
            out.take(new Partition.Delivered(piece.keys()), piece.data());
        }
    }

    private void apply(int stage, Piece piece, List<Piece> done) throws StageException, IOException {
        if (stage == stages.size()) {
            done.add(piece);
        } else {
            stages.get(stage).apply(piece, next -> apply(stage + 1, next, done));
        }
    }
}
