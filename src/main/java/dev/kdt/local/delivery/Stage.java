package dev.kdt.local.delivery;

import java.io.IOException;

/** One step between a source and an object. Used by one thread. For the same record it gives the same, also after a restart. */
interface Stage {
    /**
     * Hands what {@code piece} becomes to {@code out}: nothing, one or several.
     *
     * @throws StageException when the record it came from is to go to the error output
     */
    void apply(Piece piece, Out out) throws StageException, IOException;

    /** Takes what comes out of a stage. */
    @FunctionalInterface
    interface Out {
        void take(Piece piece) throws StageException, IOException;
    }
}
