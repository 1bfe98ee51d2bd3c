package dev.kdt.flow.replay;

import dev.kdt.record.Position;
import java.time.Duration;
import java.time.Instant;

/** Is told what is odd about the times of records. Called by one thread. */
public interface ReplayNotices {
    /** Tells nobody. */
    ReplayNotices NONE = new ReplayNotices() {
        @Override
        public void untimed(Position record, String reason) {}

        @Override
        public void backwards(Position record, Instant time, Instant before) {}

        @Override
        public void waits(Position record, Instant time, Duration wait) {}
    };

    /** A record tells no time: it goes with the record before it. */
    void untimed(Position record, String reason);

    /** A record is older than one that was sent already: it is sent at once. */
    void backwards(Position record, Instant time, Instant before);

    /** A record is not due for long. */
    void waits(Position record, Instant time, Duration wait);
}
