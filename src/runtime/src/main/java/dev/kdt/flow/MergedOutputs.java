package dev.kdt.flow;

import dev.kdt.pipeline.Output;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The outputs of one lane that are held until others have come as far, and how far the lane itself has come. Ordered by the first of them. */
final class MergedOutputs implements Comparable<MergedOutputs> {
    /** About how many bytes an output that is held takes besides its own. */
    private static final long AROUND_AN_OUTPUT = 500;

    private final String name;
    private final Deque<Held> held = new ArrayDeque<>();
    private Instant arrival = Instant.MIN;
    private Instant caughtUp = Instant.MIN;
    private Instant heard;
    private boolean draining;

    /**
     * An output.
     *
     * @param arrival of the record that it was made of
     * @param received when it came from its lane
     */
    record Held(Output output, Ticket ticket, Instant arrival, Instant received) {
        long bytes() {
            return AROUND_AN_OUTPUT
                    + output.bytes().length()
                    + output.source().data().length();
        }
    }

    /** @param now when the lane begins */
    MergedOutputs(String name, Instant now) {
        this.name = name;
        this.heard = now;
    }

    String name() {
        return name;
    }

    /** Holds a copy, and returns the number of bytes that it takes. */
    long add(Output output, Ticket ticket, Instant now) {
        Instant its = output.source().arrival();
        Output own = output.withBytes(output.bytes().copy());
        Held added = new Held(own, ticket, its == null ? Instant.MIN : its, now);
        held.add(added);
        arrival = later(arrival, added.arrival());
        heard = now;
        return added.bytes();
    }

    /** A part of the lane was sent, with a last record that arrived then, after which the lane had no more when it was asked. */
    void reach(@Nullable Instant lastArrival, @Nullable Instant asked, Instant now) {
        if (lastArrival != null) {
            arrival = later(arrival, lastArrival);
            heard = now;
        }
        if (asked != null) {
            caughtUp = later(caughtUp, asked);
            heard = now;
        }
    }

    /** Nothing more will come. */
    void end() {
        arrival = Instant.MAX;
    }

    /** No more comes: what is held is the last of it. */
    void drain() {
        draining = true;
    }

    /** Whether the last of it has been handed on since it was known to be that. True once. */
    boolean isDrained() {
        boolean drained = draining && held.isEmpty();
        draining &= !drained;
        return drained;
    }

    /** When something came from the lane, if only that it has nothing. */
    Instant heard() {
        return heard;
    }

    @Nullable
    Held first() {
        return held.peekFirst();
    }

    Held poll() {
        return held.removeFirst();
    }

    void giveUp() {
        held.forEach(each -> each.ticket().givenUp(each.output()));
        held.clear();
    }

    /** Whether nothing can come from this lane that belongs before the first output of {@code other}, which comes first of all. */
    boolean hasPassed(MergedOutputs other) {
        Held next = other.held.getFirst();
        return !held.isEmpty() || arrival.isAfter(next.arrival()) || !caughtUp.isBefore(next.received());
    }

    private static Instant later(Instant one, Instant two) {
        return one.isAfter(two) ? one : two;
    }

    @Override
    @SuppressWarnings("EqualsOverride")
    public int compareTo(MergedOutputs other) {
        int byArrival =
                held.getFirst().arrival().compareTo(other.held.getFirst().arrival());
        return byArrival != 0 ? byArrival : name.compareTo(other.name);
    }
}
