package dev.kdt.local.mapping;

import dev.kdt.local.log.LogRecord;
import dev.kdt.record.Limits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a shard that are handed out one batch after the other: all of them, or those of some partition keys. First come batches
 * that are tried, in order, then records that are gathered for the next ones. Used by the mapping's thread.
 */
final class RecordLane {
    /** Room in an event for what is around its records; with windows, for the state too. */
    private static final int FRAME_BYTES = 1_024;

    private final MappingSettings settings;
    private final Deque<LaneBatch> batches = new ArrayDeque<>();
    private final Deque<Gathered> gathered = new ArrayDeque<>();
    private long gatheredBytes;
    private boolean busy;

    /** A record, the bytes that it takes in an event, and when it was read. */
    private record Gathered(LogRecord item, int bytes, long at) {}

    RecordLane(MappingSettings settings) {
        this.settings = settings;
    }

    /** The bytes that the records of an event may take. */
    static int recordBytes(MappingSettings settings) {
        int state = settings.tumblingWindowSeconds() > 0 ? TumblingWindow.MAX_STATE_BYTES : 0;
        return Limits.LAMBDA_PAYLOAD_BYTES - FRAME_BYTES - state;
    }

    void gather(LogRecord item, int bytes, long now) {
        gathered.add(new Gathered(item, bytes, now));
        gatheredBytes += bytes;
    }

    /** Bytes that the gathered records take in events. */
    long gatheredBytes() {
        return gatheredBytes;
    }

    /** Whether the gathered records do not fill a batch yet. */
    boolean isHungry() {
        return gathered.size() < settings.batchSize() && gatheredBytes < recordBytes(settings);
    }

    /** Whether its first batch, or another call on its behalf, is under way. */
    boolean isBusy() {
        return busy;
    }

    /** Whether nothing is under way for the records before {@code tip}. */
    boolean isSettled(long tip) {
        LaneBatch batch = batches.peekFirst();
        return !busy || (batch != null && batch.first().ordinal() >= tip);
    }

    void busy(boolean now) {
        busy = now;
    }

    boolean isEmpty() {
        return batches.isEmpty() && gathered.isEmpty();
    }

    /** The ordinal of the first record that is not done; {@link Long#MAX_VALUE} when there is none. */
    long firstOrdinal() {
        LaneBatch batch = batches.peekFirst();
        if (batch != null) {
            return batch.first().ordinal();
        }
        Gathered first = gathered.peekFirst();
        return first == null ? Long.MAX_VALUE : first.item().ordinal();
    }

    /** The batch that is tried now or next; null when one is to be formed. */
    @Nullable
    LaneBatch head() {
        return batches.peekFirst();
    }

    /** Puts these in the place of the first batch. */
    void replaceHead(List<LaneBatch> with) {
        batches.removeFirst();
        for (LaneBatch each : with.reversed()) {
            batches.addFirst(each);
        }
    }

    /** When the gathered records become a batch; {@link Long#MAX_VALUE} when there are none. */
    long dueAt() {
        Gathered first = gathered.peekFirst();
        if (first == null) {
            return Long.MAX_VALUE;
        }
        if (!isHungry()) {
            return Long.MIN_VALUE;
        }
        long due = first.at() + settings.batchingWindowSeconds() * 1_000L;
        if (settings.tumblingWindowSeconds() == 0) {
            return due;
        }
        TumblingWindow window = TumblingWindow.holding(first.item().arrival(), settings.tumblingWindowSeconds());
        boolean isPast = !window.holds(gathered.getLast().item().arrival());
        return isPast ? Long.MIN_VALUE : Math.min(due, window.end());
    }

    /** Makes a batch of gathered records, of which there must be some: as many as fit, of one tumbling window. */
    void form() {
        List<LogRecord> records = new ArrayList<>();
        long bytes = 0;
        TumblingWindow window = settings.tumblingWindowSeconds() == 0
                ? null
                : TumblingWindow.holding(gathered.getFirst().item().arrival(), settings.tumblingWindowSeconds());
        for (Gathered next = gathered.peekFirst(); next != null; next = gathered.peekFirst()) {
            boolean fits = records.isEmpty()
                    || (records.size() < settings.batchSize()
                            && bytes + next.bytes() <= recordBytes(settings)
                            && (window == null || window.holds(next.item().arrival())));
            if (!fits) {
                break;
            }
            gathered.removeFirst();
            records.add(next.item());
            bytes += next.bytes();
        }
        gatheredBytes -= bytes;
        batches.add(LaneBatch.of(records));
    }
}
