package dev.kdt.local.delivery;

import dev.kdt.endpoint.event.FlushResult;

/** Counts what did not get to the destination since the last flush. Used by one thread. */
final class Losses {
    private long rejected;
    private long skipped;

    /** So many records went to the error output. */
    void rejected(long records) {
        rejected += records;
    }

    /** So many objects were not loaded, and are listed in a manifest. */
    void skipped(long objects) {
        skipped += objects;
    }

    /** The result of a flush; what comes after counts for the next one. */
    FlushResult result(String failure) {
        FlushResult result = new FlushResult(rejected, skipped, failure);
        rejected = 0;
        skipped = 0;
        return result;
    }
}
