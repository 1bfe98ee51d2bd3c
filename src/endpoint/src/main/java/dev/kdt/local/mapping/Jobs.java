package dev.kdt.local.mapping;

/** Starts what a mapping's thread decides. Used by that thread. */
interface Jobs {
    /** Starts a job for {@code lane}, which is busy until what is to be done after the job is done. */
    void start(RecordLane lane, Job job);

    /** Looks at everything again once the clock says {@code time} (milliseconds since the epoch). */
    void wakeAt(long time);
}
