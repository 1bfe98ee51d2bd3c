package dev.kdt.local.stream;

import dev.kdt.record.Limits;

/**
 * Decides when an on-demand stream gets more shards. It has the capacity for twice the peak of its writes in the last 30 days
 * (Kinesis Data Streams, "Choose the right mode"), so it is doubled when a second's writes exceed half of its capacity. That it
 * gets fewer shards after 30 days without such a peak is not simulated. Safe for use by several threads.
 */
final class OnDemandScaling {
    private long second;
    private long bytes;
    private long records;

    /** Counts what was written at {@code now} (milliseconds); true when a stream of so many shards is to be doubled. */
    synchronized boolean wrote(long moreBytes, int moreRecords, int shards, long now) {
        if (now / 1000 != second) {
            second = now / 1000;
            bytes = 0;
            records = 0;
        }
        bytes += moreBytes;
        records += moreRecords;
        boolean exceeded = bytes * 2 > (long) shards * Limits.SHARD_BYTES_IN
                || records * 2 > (long) shards * Limits.SHARD_RECORDS_IN;
        return exceeded && shards * 2 <= Limits.STREAM_SHARDS;
    }
}
