package dev.kdt.local.delivery;

import java.util.List;

/**
 * One of a delivery stream's processors. For the same pieces it should always give the same, also after a restart: what is
 * read again is then delivered as before. One thread at a time uses it.
 */
interface Stage {
    /**
     * Hands on what {@code in} becomes, in order: for each piece none, one or several, or a rejection.
     *
     * @throws TryAgainException when nothing was handed on and the same pieces should come again later
     */
    void run(List<Piece> in, Next next) throws TryAgainException;

    /** The largest batch that it accepts, in bytes, so that its results fit into memory. */
    default long maxBytes() {
        return Long.MAX_VALUE;
    }

    /** Takes what a stage gives. */
    interface Next {
        void keep(Piece piece);

        void reject(Piece piece, Rejection why);
    }
}
