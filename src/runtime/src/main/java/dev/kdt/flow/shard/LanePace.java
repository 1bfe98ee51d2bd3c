package dev.kdt.flow.shard;

import dev.kdt.flow.BatchApi;
import dev.kdt.flow.Retrying;
import dev.kdt.record.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The waits after requests that failed, each lane's apart, and the end of all attempts. A shard that refused little has room for it
 * soon: what is refused is waited for as long as the policy says only where it is a good part of a request, or refused again and again.
 *
 * @param limits of one request
 */
record LanePace(BatchApi.Limits limits, Retrying retrying) {
    /** After a stop became urgent a record is sent this often more: nobody waits for minutes after Ctrl-C. */
    private static final int ATTEMPTS_AFTER_STOP = 3;

    private static final Duration LONGEST_WAIT_AFTER_STOP = Duration.ofMillis(500);

    /** This part of a request is what a shard takes in a tenth of a second, the policy's first wait. */
    private static final double FULL = 0.2;

    private static final double SHORTEST = 0.02;

    /** The part of a request that was for one lane. */
    private static final class Part {
        private boolean took;
        private boolean failed;
        private boolean needsWholeWait;
        private int pieces;
        private long bytes;

        private void add(Parcel parcel) {
            took |= parcel.hasTaken();
            if (parcel.isFailed()) {
                failed = true;
                needsWholeWait |= !parcel.isRefused();
                pieces += parcel.size();
                bytes += parcel.bytes();
            }
        }
    }

    /** Tells the lanes how a request went; returns the waits of those for which it failed. */
    Map<ShardLane, Duration> after(List<Parcel> batch) {
        Map<ShardLane, Part> parts = new LinkedHashMap<>();
        batch.forEach(
                each -> parts.computeIfAbsent(each.lane(), _ -> new Part()).add(each));
        Map<ShardLane, Duration> waits = new HashMap<>();
        parts.forEach((lane, part) -> {
            if (part.took) {
                lane.took();
            }
            if (part.failed) {
                lane.failed(part.took && !part.needsWholeWait ? 1 : lane.failures() + 1);
                waits.put(lane, wait(lane, part));
            } else {
                lane.succeeded();
            }
        });
        batch.stream().filter(Parcel::isFailed).forEach(this::tell);
        return waits;
    }

    /** A shard that has taken records since the last attempt had no room for this one: that is a matter of time, not of attempts. */
    private void tell(Parcel parcel) {
        boolean laneTook = parcel.sees(parcel.lane().takes());
        if (laneTook && parcel.isThrottled()) {
            parcel.countAnew();
        }
        if (retrying.stop().isUrgent()) {
            parcel.hurry(ATTEMPTS_AFTER_STOP);
        }
    }

    private Duration wait(ShardLane lane, Part part) {
        Duration whole = retrying.policy().wait(lane.failures(), retrying.random());
        Duration wait = Duration.ofNanos(Math.round(whole.toNanos() * share(lane, part)));
        boolean isTooLong = retrying.stop().isUrgent() && wait.compareTo(LONGEST_WAIT_AFTER_STOP) > 0;
        return isTooLong ? LONGEST_WAIT_AFTER_STOP : wait;
    }

    /** The share of the policy's wait. It doubles with each failure in a row. */
    private double share(ShardLane lane, Part part) {
        if (part.needsWholeWait) {
            return 1;
        }
        double ofRequest = Math.max((double) part.pieces / limits.count(), (double) part.bytes / Limits.SHARD_BYTES_IN);
        return Math.min(1, Math.max(SHORTEST, ofRequest / FULL) * Math.pow(2, lane.failures() - 1.0));
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
