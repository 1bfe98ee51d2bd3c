package dev.kdt.flow.replay;

import dev.kdt.flow.Lane;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Unread;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Reads the records of a lane one by one, each with its time and with bytes of its own. For one thread. */
final class TimedReader {
    private final Lane lane;
    private final Pieces pieces;
    private final @Nullable RecordTime times;
    private final Window window;
    private final ReplayNotices notices;
    private final Deque<TimedRecord> read = new ArrayDeque<>();
    private long number;
    private @Nullable Instant last;
    private @Nullable Instant newest;
    private boolean ended;

    /** @param times null when records go in the order in which they are read */
    TimedReader(Lane lane, Pieces pieces, @Nullable RecordTime times, Window window, ReplayNotices notices) {
        this.lane = lane;
        this.pieces = pieces;
        this.times = times;
        this.window = window;
        this.notices = notices;
    }

    /** The next record; null when there are no more. */
    @Nullable
    TimedRecord next() throws InterruptedException {
        while (read.isEmpty() && !ended) {
            Batch batch = lane.next();
            if (batch == null) {
                ended = true;
            } else {
                take(batch);
                lane.recycle(batch);
            }
        }
        return read.poll();
    }

    /** The time of the newest record that was read; null when none had one. */
    @Nullable
    Instant newest() {
        return newest;
    }

    private void take(Batch batch) {
        int unread = 0;
        for (int i = 0; i <= batch.records().size(); i++) {
            while (unread < batch.unread().size() && batch.unread().get(unread).before() == i) {
                add(null, batch.unread().get(unread++));
            }
            if (i < batch.records().size()) {
                for (KinesisRecord each : pieces.records(batch.records().get(i))) {
                    time(each);
                    if (window.has(last)) {
                        add(each.withData(each.data().copy()), null);
                    }
                }
            }
        }
    }

    private void add(@Nullable KinesisRecord record, @Nullable Unread unread) {
        read.add(new TimedRecord(last, number++, record, unread));
    }

    private void time(KinesisRecord record) {
        if (times == null || record.defect() != null) {
            return;
        }
        try {
            Instant time = times.of(record);
            last = time;
            newest = newest == null || time.isAfter(newest) ? time : newest;
        } catch (NoTimeException e) {
            notices.untimed(record.position(), String.valueOf(e.getMessage()));
        }
    }
}
