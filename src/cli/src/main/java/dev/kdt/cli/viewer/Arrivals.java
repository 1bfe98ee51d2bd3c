package dev.kdt.cli.viewer;

import dev.kdt.flow.Sink;
import dev.kdt.flow.Ticket;
import dev.kdt.pipeline.Output;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The records that the run has given and the screen has not taken yet. It never holds up the run: when the screen takes nothing, because it is paused or
 * its terminal is slow, the oldest are dropped, and counted. Safe for use by several threads.
 */
public final class Arrivals implements Sink {
    private final Bounds bounds;
    private final Deque<SeenRecord> waiting = new ArrayDeque<>();
    private final Map<String, Long> byShard = new HashMap<>();
    private long bytes;
    private long count;
    private long dropped;

    /** Arrivals within the usual bounds. */
    public Arrivals() {
        this(Bounds.WAITING);
    }

    Arrivals(Bounds bounds) {
        this.bounds = bounds;
    }

    @Override
    public void send(Output output, Ticket ticket) {
        add(output);
        ticket.delivered(output);
    }

    private synchronized void add(Output output) {
        SeenRecord seen = SeenRecord.of(count++, output);
        byShard.merge(seen.shard(), 1L, Long::sum);
        waiting.add(seen);
        bytes += seen.bytes();
        while (waiting.size() > 1 && bounds.areExceeded(waiting.size(), bytes)) {
            bytes -= waiting.removeFirst().bytes();
            dropped++;
        }
    }

    /** Takes all that waits, in order. */
    synchronized List<SeenRecord> take() {
        List<SeenRecord> taken = new ArrayList<>(waiting);
        waiting.clear();
        bytes = 0;
        return taken;
    }

    synchronized int waiting() {
        return waiting.size();
    }

    /** Whether nothing ever came. */
    public synchronized boolean isEmpty() {
        return count == 0;
    }

    /** How many the screen will never see. */
    synchronized long dropped() {
        return dropped;
    }

    /** How many came of each shard. */
    synchronized Map<String, Long> byShard() {
        return Map.copyOf(byShard);
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }
}
