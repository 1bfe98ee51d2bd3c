package dev.kdt.local.delivery;

import java.util.List;
import java.util.Map;

/** The source of a delivery stream's records. */
interface LaneSource {
    /**
     * The lanes that may be read now. A shard whose parents are not read to their end is not among them.
     *
     * @param positions the ordinal after the last record read, by lane; lanes not begun are not in it
     */
    List<DeliveryLane> lanes(Map<String, Long> positions);

    /** The first ordinal to read of a lane that was never read. */
    long start(DeliveryLane lane);

    /** Everything before {@code ordinal} of the lane is read. After a failure this may go back. */
    void read(DeliveryLane lane, long ordinal);

    /** The reader does not read on for now: its destination, or the disk, does not take more. */
    void stuck();

    /** Everything before {@code ordinal} of the lane is delivered. */
    void delivered(DeliveryLane lane, long ordinal);

    /** Calls {@code listener} when there may be something new. */
    void listen(Runnable listener);

    void close() throws java.io.IOException;
}
