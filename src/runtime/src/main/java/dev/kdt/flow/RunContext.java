package dev.kdt.flow;

import java.time.InstantSource;

/**
 * The parts that all others of one run share. Sinks, sources and retries are made with it, so that they count in the same counters and heed
 * the same stop.
 *
 * @param counters of this run
 * @param stop requested by whoever ends the run early
 */
public record RunContext(RunCounters counters, Stop stop, InstantSource clock) {
    /** The context of a new run, which has counted nothing yet. */
    public static RunContext of(Stop stop, InstantSource clock) {
        return new RunContext(new RunCounters(), stop, clock);
    }
}
