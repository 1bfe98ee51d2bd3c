package dev.kdt.local.delivery;

import dev.kdt.local.log.SegmentedLog;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Records that were put to the delivery stream itself, in a log of its own that is deleted behind what is delivered. */
final class DirectPutSource implements LaneSource {
    /** Bytes that are read in a fraction of a second. */
    private static final long NEAR = 16 << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final DeliveryLane lane;
    private final Consumer<String> report;
    private final WriterThrottle throttle = new WriterThrottle(this::backlog, NEAR, PATIENCE);
    private volatile long readTo;

    DirectPutSource(SegmentedLog log, Consumer<String> report) {
        this.lane = new DeliveryLane("direct", log, null);
        this.report = report;
    }

    SegmentedLog log() {
        return lane.log();
    }

    @Override
    public List<DeliveryLane> lanes(Map<String, Long> positions) {
        return List.of(lane);
    }

    @Override
    public long start(DeliveryLane which) {
        return lane.log().firstOrdinal();
    }

    @Override
    public void read(DeliveryLane which, long ordinal) {
        readTo = ordinal;
        throttle.reads();
    }

    @Override
    public void stuck() {
        throttle.stuck();
    }

    /** Lets the reader catch up, if it is reading. */
    void awaitReader() {
        throttle.await();
    }

    /** About how many bytes are put and not read yet: what a destination that does not keep up lets grow. */
    long backlog() {
        long first = lane.log().firstOrdinal();
        long next = lane.log().nextOrdinal();
        long unread = next - Math.max(first, readTo);
        return unread <= 0 ? 0 : lane.log().bytes() / (next - first) * unread;
    }

    @Override
    public void delivered(DeliveryLane which, long ordinal) {
        try {
            lane.log().trimBefore(ordinal);
        } catch (IOException e) {
            report.accept("cannot delete delivered records, which go on taking up disk space: " + e);
        }
    }

    @Override
    public void listen(Runnable listener) {
        lane.log().addListener(listener);
    }

    @Override
    public void close() throws IOException {
        lane.log().close();
    }
}
