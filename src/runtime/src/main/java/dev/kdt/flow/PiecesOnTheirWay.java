package dev.kdt.flow;

import dev.kdt.record.Batch;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;

/**
 * Batches that are given in pieces, which share their bytes: a batch is done with when its last piece was given and all of them are
 * done with. Safe for use by several threads.
 */
final class PiecesOnTheirWay {
    private final Consumer<Batch> recycling;
    private final IdentityHashMap<Batch, Whole> byPiece = new IdentityHashMap<>();
    private Whole cut = new Whole(new Batch("", List.of()));

    private static final class Whole {
        private final Batch batch;
        private int onTheirWay;
        private boolean isGiven;

        private Whole(Batch batch) {
            this.batch = batch;
        }
    }

    /** @param recycling is told of each batch that is done with */
    PiecesOnTheirWay(Consumer<Batch> recycling) {
        this.recycling = recycling;
    }

    /** The pieces from now on are of this batch. */
    synchronized void begin(Batch batch) {
        cut = new Whole(batch);
        cut.isGiven = batch.size() == 0;
    }

    /** A piece is given away; {@code isLast} when nothing of its batch is left. */
    synchronized void give(Batch piece, boolean isLast) {
        cut.onTheirWay++;
        cut.isGiven = isLast;
        byPiece.put(piece, cut);
    }

    /** A piece is done with; false when it is none. */
    boolean done(Batch piece) {
        Batch done = null;
        boolean isPiece;
        synchronized (this) {
            Whole whole = byPiece.remove(piece);
            isPiece = whole != null;
            if (whole != null && --whole.onTheirWay == 0 && whole.isGiven) {
                done = whole.batch;
            }
        }
        if (done != null) {
            recycling.accept(done);
        }
        return isPiece;
    }
}
