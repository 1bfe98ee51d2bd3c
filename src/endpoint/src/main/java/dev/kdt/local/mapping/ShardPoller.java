package dev.kdt.local.mapping;

import dev.kdt.local.log.LogRecord;
import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Shard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a shard into lanes, by partition key, and hands out their batches. Used by the mapping's thread. */
final class ShardPoller {
    private static final int READ_RECORDS = 1_000;
    private static final int READ_BYTES = 1 << 20;

    /** Records read before the mapping looks at its other shards. */
    private static final int ROUND_RECORDS = 10_000;

    /** The most that is read on while one lane is held up. */
    private static final long MAX_GATHERED_BYTES = 64L << 20;

    private final MappingParts parts;
    private final KinesisStream stream;
    private final Shard shard;
    private final EventText text;
    private final ShardWindow window;
    private final List<LaneRunner> lanes = new ArrayList<>();
    private final List<Long> starts;
    private long readTo;

    ShardPoller(MappingParts parts, KinesisStream stream, Shard shard, ShardProgress start) {
        this.parts = parts;
        this.stream = stream;
        this.shard = shard;
        this.text = new EventText(stream.identity(), parts.config().source(), shard.info());
        boolean hasWindows = parts.settings().tumblingWindowSeconds() > 0;
        this.window = new ShardWindow(parts, text, hasWindows ? start.window() : null);
        this.starts = start.ofLanes(parts.settings().parallelizationFactor());
        this.readTo = start.ordinal();
        for (int i = 0; i < parts.settings().parallelizationFactor(); i++) {
            lanes.add(new LaneRunner(parts, text, window));
        }
    }

    private long retentionMillis() {
        return stream.settings().retentionHours() * 3_600_000L;
    }

    /** Reads on as far as lanes take more; true when there is more to read at once. */
    boolean readOn() throws IOException {
        long tip = shard.log().nextOrdinal();
        long now = parts.now();
        for (int read = 0; readTo < tip && takesMore(); ) {
            if (read >= ROUND_RECORDS) {
                return true;
            }
            List<LogRecord> records = shard.log().read(readTo, READ_RECORDS, READ_BYTES);
            if (records.isEmpty()) {
                readTo = tip; // What was there is trimmed, or damaged, as the log has reported.
                break;
            }
            records.forEach(item -> take(item, now));
            readTo = records.getLast().ordinal() + 1;
            read += records.size();
        }
        return false;
    }

    private boolean takesMore() {
        long gathered = 0;
        boolean hungry = false;
        for (LaneRunner each : lanes) {
            gathered += each.lane().gatheredBytes();
            hungry |= each.lane().isHungry();
        }
        return hungry && gathered < MAX_GATHERED_BYTES;
    }

    /** Records past the stream's retention are gone for every reader. */
    private void take(LogRecord item, long now) {
        int lane = Math.floorMod((item.key().hashCode() * 0x9E3779B9) >> 15, lanes.size());
        if (item.ordinal() >= starts.get(lane)
                && item.arrival() >= now - retentionMillis()
                && parts.filter().matches(item, text)) {
            lanes.get(lane).lane().gather(item, text.size(item), now);
        }
    }

    /** Starts what is due. */
    void next(Jobs jobs) {
        boolean isAtEnd = !shard.info().isOpen() && readTo >= shard.log().nextOrdinal();
        lanes.forEach(each -> each.next(isAtEnd, retentionMillis(), jobs));
    }

    /** Whether nothing is left to do, at the present time, of the records before {@code tip}. */
    boolean isSettled(long tip) {
        return (readTo >= tip || !takesMore())
                && lanes.stream().allMatch(each -> each.lane().isSettled(tip));
    }

    /** A lane is done up to its first record that is not, or to where the shard is read, or to where it was when the reading began. */
    ShardProgress progress() {
        List<Long> done = new ArrayList<>(lanes.size());
        for (int i = 0; i < lanes.size(); i++) {
            long first = Math.min(readTo, lanes.get(i).lane().firstOrdinal());
            done.add(Math.max(starts.get(i), first));
        }
        return new ShardProgress(done, window.open());
    }
}
