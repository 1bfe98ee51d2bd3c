package dev.kdt.local.delivery;

import dev.kdt.local.log.LogRecord;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a source's lanes, each from where the staging is on, and tells the source how far it is. Used by one thread. */
final class DeliveryLaneReader {
    private static final int READ_RECORDS = 1_000;

    private final LaneSource source;
    private final Staging staging;
    private final Map<String, DeliveryLane> known = new HashMap<>();
    private long readTo;

    DeliveryLaneReader(LaneSource source, Staging staging) {
        this.source = source;
        this.staging = staging;
    }

    /** Begins to read each lane once. */
    void beginPass() {
        readTo = Long.MAX_VALUE;
    }

    /** When what was read last arrived, of the lane that is furthest behind in this pass; milliseconds since the epoch. */
    long readTo() {
        return readTo;
    }

    /** The lanes that may be read now. */
    List<DeliveryLane> lanes() {
        return source.lanes(staging.positions());
    }

    /** Takes the next records of {@code lane}; false when there are none. */
    boolean read(Settings now, DeliveryLane lane) throws IOException {
        known.put(lane.name(), lane);
        long from = staging.positions().computeIfAbsent(lane.name(), _ -> source.start(lane));
        long tip = lane.log().nextOrdinal();
        if (from >= tip) {
            return false;
        }
        List<LogRecord> records =
                lane.log().read(from, READ_RECORDS, now.processing().readBytes());
        if (records.isEmpty()) {
            staging.positions().put(lane.name(), tip); // What was there is damaged: the log has reported it.
        } else {
            staging.take(now, lane, records);
            readTo = Math.min(readTo, records.getLast().arrival());
        }
        source.read(lane, staging.positions().getOrDefault(lane.name(), tip));
        return true;
    }

    /** Tells the source what it need not keep any longer. */
    void tellDelivered() {
        staging.progress().positions().forEach((name, ordinal) -> {
            DeliveryLane lane = known.get(name);
            if (lane != null) {
                source.delivered(lane, ordinal);
            }
        });
    }
}
