package dev.kdt.flow.shard;

import dev.kdt.flow.Retrying;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The waits after requests that failed, each lane's apart, and the end of all attempts. */
record LanePace(Retrying retrying) {
    /** After a stop became urgent a record is sent this often more: nobody waits for minutes after Ctrl-C. */
    private static final int ATTEMPTS_AFTER_STOP = 3;

    private static final Duration LONGEST_WAIT_AFTER_STOP = Duration.ofMillis(500);

    /** Tells the lanes how a request went; returns the waits of those for which it failed. */
    Map<ShardLane, Duration> after(List<Parcel> batch) {
        Set<ShardLane> lanes = new LinkedHashSet<>();
        Set<ShardLane> took = new HashSet<>();
        Set<ShardLane> failed = new HashSet<>();
        for (Parcel each : batch) {
            lanes.add(each.lane());
            if (each.hasTaken()) {
                took.add(each.lane());
            }
            if (each.isFailed()) {
                failed.add(each.lane());
                tell(each);
            }
        }
        Map<ShardLane, Duration> waits = new HashMap<>();
        for (ShardLane lane : lanes) {
            if (!failed.contains(lane)) {
                lane.succeeded();
            } else {
                lane.failed(took.contains(lane) ? 1 : lane.failures() + 1);
                waits.put(lane, wait(lane));
            }
        }
        return waits;
    }

    private void tell(Parcel parcel) {
        if (retrying.stop().isUrgent()) {
            parcel.hurry(ATTEMPTS_AFTER_STOP);
        }
    }

    private Duration wait(ShardLane lane) {
        Duration wait = retrying.policy().wait(lane.failures(), retrying.random());
        boolean isTooLong = retrying.stop().isUrgent() && wait.compareTo(LONGEST_WAIT_AFTER_STOP) > 0;
        return isTooLong ? LONGEST_WAIT_AFTER_STOP : wait;
    }

    /**
     * Whether a parcel that failed is not to be sent again.
     *
     * @param wait before it would be
     */
    boolean isHopeless(Parcel parcel, Duration wait) {
        Instant now = retrying.clock().instant();
        Instant end = parcel.since(now).plus(retrying.policy().total());
        return parcel.wasLast(retrying.policy().attempts()) || now.plus(wait).isAfter(end);
    }

    /** Has {@code then} run after a wait. */
    void wait(ShardLane lane, Duration wait, Runnable then) {
        Thread.ofVirtual().name("kdt-pause-" + lane.shard()).start(() -> {
            try {
                retrying.sleeper().sleep(wait);
                then.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
