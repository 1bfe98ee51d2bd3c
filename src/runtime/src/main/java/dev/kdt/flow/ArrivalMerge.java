package dev.kdt.flow;

import dev.kdt.pipeline.Output;
import dev.kdt.record.ShardId;
import dev.kdt.unit.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings the outputs of all lanes into the order of arrival ({@code --merge}): each is held until no lane can give one that arrived before
 * it. A lane cannot when it has given later ones, or had given all it has when it was asked after this one came. A lane's own order
 * stays, and of outputs that arrived at the same time those of the first lane by name come first.
 *
 * <p>A lane that gives nothing for longer than the window is not waited for. Lanes that are ahead are not read while much is held.
 */
public final class ArrivalMerge {
    /** Of all that is held; what was read before a lane is made to wait comes on top. */
    private static final long MOST_BYTES = 8 << 20;

    private final Duration window;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final Consumer<String> notices;
    private final Map<String, MergedOutputs> lanes = new LinkedHashMap<>();
    private long bytes;
    private boolean told;
    private @Nullable Sink next;
    private volatile boolean open;
    private @Nullable RuntimeException broken;

    /**
     * A merge for one run.
     *
     * @param window how long a lane that gives nothing is waited for
     * @param stop after which nothing is held
     * @param notices told when the order may be wrong
     */
    public ArrivalMerge(Duration window, InstantSource clock, Sleeper sleeper, Stop stop, Consumer<String> notices) {
        this.window = window;
        this.clock = clock;
        this.sleeper = sleeper;
        this.notices = notices;
        stop.onRequest(() -> {
            open = true;
            Thread.ofVirtual().name("kdt-merge-end").start(this::handOnDue);
        });
    }

    /** A sink that takes outputs in any order and gives them to {@code sink} in that of their arrival. It closes {@code sink}. */
    public Sink before(Sink sink) {
        next = sink;
        return new MergedSink(this, sink);
    }

    /** The source whose outputs are merged. Until it is closed, what is due is handed on also when no lane gives anything. */
    public Source over(Source source) {
        Thread ticking = Thread.ofVirtual().name("kdt-merge").start(this::tick);
        return new MergedSource(source, this, ticking::interrupt);
    }

    private void tick() {
        try {
            while (true) {
                sleeper.sleep(window.dividedBy(2));
                handOnDue();
            }
        } catch (InterruptedException _) {
            // The source is closed.
        }
    }

    private void handOnDue() {
        try {
            flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException _) {
            // It is thrown in the lanes, too.
        }
    }

    /** A lane begins. */
    synchronized void begin(String lane) {
        lanes.put(lane, new MergedOutputs(lane, clock.instant()));
    }

    /** Everything of a lane was sent, and of those that follow it nothing yet. */
    synchronized void end(String lane) throws InterruptedException {
        MergedOutputs ended = lanes.get(lane);
        if (ended != null) {
            ended.end();
        }
        release();
    }

    /** Takes an output, which is settled when its turn has come. */
    synchronized void hold(Output output, Ticket ticket) throws InterruptedException {
        requireUnbroken();
        MergedOutputs lane = lanes.get(String.valueOf(output.source().position().shard()));
        if (lane == null) {
            sink().send(output, ticket);
            return;
        }
        bytes += lane.add(output, ticket, clock.instant());
        release();
    }

    /**
     * All outputs of a part of a lane were sent.
     *
     * @param arrival of the part's last record; null when it has none
     * @param caughtUp when the lane was asked for it, if it had nothing more; else null
     */
    synchronized void reached(String lane, @Nullable Instant arrival, @Nullable Instant caughtUp)
            throws InterruptedException {
        MergedOutputs reached = lanes.get(lane);
        if (reached != null) {
            reached.reach(arrival, caughtUp, clock.instant());
        }
        release();
        requireUnbroken();
    }

    /**
     * Waits while much is held and the lane is ahead of others.
     *
     * @param beforeWaiting done once if there is something to wait for
     */
    synchronized void awaitRoom(String lane, Runnable beforeWaiting) throws InterruptedException {
        if (mustWait(lane)) {
            beforeWaiting.run();
        }
        while (mustWait(lane)) {
            wait();
        }
    }

    private boolean mustWait(String lane) {
        return bytes > MOST_BYTES && !open && broken == null && isAhead(lane);
    }

    private boolean isAhead(String lane) {
        MergedOutputs its = lanes.get(lane);
        return its != null && its.first() != null;
    }

    /** Hands on what is due by now, and starts to deliver it. */
    synchronized void flush() throws InterruptedException {
        release();
        requireUnbroken();
        sink().flush();
    }

    /** Hands on what is due by now, and counts a lane's outputs as delivered once the last of them is handed on: it gives no more. */
    synchronized void drain(String lane) throws InterruptedException {
        MergedOutputs its = lanes.get(lane);
        if (its == null) {
            sink().drain(lane);
        } else {
            its.drain();
        }
        flush();
    }

    private Sink sink() {
        return Objects.requireNonNull(next, "nothing to hand outputs on to");
    }

    private void requireUnbroken() {
        if (broken != null) {
            throw broken;
        }
    }

    private void release() throws InterruptedException {
        for (MergedOutputs first = first(); first != null && isDue(first); first = first()) {
            MergedOutputs.Held held = first.poll();
            bytes -= held.bytes();
            try {
                sink().send(held.output(), held.ticket());
            } catch (RuntimeException e) {
                held.ticket().givenUp(held.output());
                giveUp(e);
            }
        }
        for (MergedOutputs each : lanes.values()) {
            if (each.isDrained()) {
                drain(each);
            }
        }
        notifyAll();
    }

    private void drain(MergedOutputs lane) throws InterruptedException {
        try {
            sink().drain(lane.name());
        } catch (RuntimeException e) {
            giveUp(e);
        }
    }

    /** The sink takes no more. Its outputs' owners are told by the next call, since they have handed them over. */
    private void giveUp(RuntimeException why) {
        broken = why;
        for (MergedOutputs each : lanes.values()) {
            each.giveUp();
        }
        bytes = 0;
    }

    /** The lane whose first output arrived first. */
    private @Nullable MergedOutputs first() {
        return lanes.values().stream()
                .filter(each -> each.first() != null)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private boolean isDue(MergedOutputs first) {
        if (open) {
            return true;
        }
        for (MergedOutputs each : lanes.values()) {
            if (!each.hasPassed(first) && !isStalled(each)) {
                return false;
            }
        }
        return true;
    }

    private boolean isStalled(MergedOutputs lane) {
        boolean stalled = lane.heard().plus(window).isBefore(clock.instant());
        if (stalled && !told) {
            told = true;
            notices.accept("shard " + ShardId.number(lane.name()) + " has given nothing for " + TimeSpan.text(window)
                    + ": records are printed without waiting for it, and their order may be wrong");
        }
        return stalled;
    }
}
