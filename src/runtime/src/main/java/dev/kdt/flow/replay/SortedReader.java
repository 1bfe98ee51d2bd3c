package dev.kdt.flow.replay;

import java.time.Instant;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Brings records into the order of their times, as far as a bounded number of bytes read ahead reaches. The order depends on the records
 * alone, not on how quickly they are read, so that a later run can go on after a number of them. For one thread.
 */
final class SortedReader {
    private final TimedReader reader;
    private final long mostBytes;
    private final ReplayNotices notices;
    private final PriorityQueue<TimedRecord> ahead = new PriorityQueue<>();
    private long bytes;
    private boolean ended;
    private @Nullable Instant latest;

    /** @param mostBytes that are read ahead */
    SortedReader(TimedReader reader, long mostBytes, ReplayNotices notices) {
        this.reader = reader;
        this.mostBytes = mostBytes;
        this.notices = notices;
    }

    /** The next record, which stays; null when there are no more. */
    @Nullable
    TimedRecord peek() throws InterruptedException {
        while (!ended && (bytes <= mostBytes || ahead.isEmpty())) {
            TimedRecord next = reader.next();
            ended = next == null;
            if (next != null) {
                ahead.add(next);
                bytes += next.weight();
            }
        }
        return ahead.peek();
    }

    /** Takes the record that {@link #peek} has given. */
    TimedRecord take() {
        TimedRecord next = ahead.remove();
        bytes -= next.weight();
        Instant time = next.time();
        Instant before = latest;
        if (time != null && before != null && time.isBefore(before)) {
            notices.backwards(next.position(), time, before);
        } else if (time != null) {
            latest = time;
        }
        return next;
    }

    /** The time of the last record; null as long as it was not read, or when no record has one. */
    @Nullable
    Instant end() {
        return ended ? reader.newest() : null;
    }
}
