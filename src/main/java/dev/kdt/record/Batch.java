package dev.kdt.record;

import java.util.List;

/**
 * Records of one lane, in the lane's order. A lane is what is read one after the other: a shard, or the files of a command.
 *
 * @param lane name of the lane: a shard id, or the name of the input
 * @param records in order; possibly empty
 * @param unread records that failed before they were taken in; each stands somewhere among {@code records}
 */
public record Batch(String lane, List<KinesisRecord> records, List<Unread> unread) {
    /** A batch without unread records. */
    public Batch(String lane, List<KinesisRecord> records) {
        this(lane, records, List.of());
    }

    /** Number of payload bytes. */
    public long bytes() {
        long sum = 0;
        for (KinesisRecord each : records) {
            sum += each.data().length();
        }
        return sum;
    }
}
