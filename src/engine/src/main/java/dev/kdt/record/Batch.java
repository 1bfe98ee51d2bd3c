package dev.kdt.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of one lane, in the lane's order. A lane is what is read one after the other: a shard, or the files of a command.
 *
 * @param lane name of the lane: a shard id, or the name of the input
 * @param records in order; possibly empty
 * @param shard the hash keys that the shard takes; null when the lane is none, or they are not known
 * @param unread records that failed before they were taken in, in order; each says where it stands among {@code records}
 */
public record Batch(
        String lane, List<KinesisRecord> records, @Nullable HashRange shard, List<Unread> unread) {
    /** Records of which all could be read, of no shard. */
    public Batch(String lane, List<KinesisRecord> records) {
        this(lane, records, null, List.of());
    }

    /** Records of no shard, of which some could not be read. */
    public Batch(String lane, List<KinesisRecord> records, List<Unread> unread) {
        this(lane, records, null, unread);
    }

    /** Records of a shard. */
    public Batch(String lane, List<KinesisRecord> records, HashRange shard) {
        this(lane, records, shard, List.of());
    }

    /** Number of records, those included that could not be read. */
    public int size() {
        return records.size() + unread.size();
    }

    /** The first {@code count} of them, in order, those included that could not be read. */
    public Batch first(int count) {
        int failed = 0;
        while (failed < unread.size() && unread.get(failed).before() + failed < count) {
            failed++;
        }
        return new Batch(lane, records.subList(0, count - failed), shard, unread.subList(0, failed));
    }

    /** The records after those of {@link #first}. */
    public Batch after(int count) {
        Batch first = first(count);
        int gone = first.records.size();
        List<Unread> rest = unread.subList(first.unread.size(), unread.size()).stream()
                .map(each -> new Unread(each.before() - gone, each.position(), each.reason()))
                .toList();
        return new Batch(lane, records.subList(gone, records.size()), shard, rest);
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
