package dev.kdt.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one loop that moves batches: <em>source | pipeline | sink</em>. It runs a source's lanes side by side, each in order, and
 * starts a lane's successors when the lane is settled. Every command and the Lambda handlers are adapters around it, by way of
 * {@link Run}.
 *
 * <p>How much is on its way is bounded everywhere: a lane has a few batches in work, and the sink blocks when it holds enough.
 */
final class Pump {
    /** After a signal, so long an expression may still take for what was read before. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    /** For each worker, and for one batch that waits: about as much as files and shards give at a time. */
    private static final long BYTES_AHEAD = 2 << 20;

    private final Parts parts;
    private final Duration grace;
    private final Phaser running = new Phaser(1);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final List<LaneRun> runs = new ArrayList<>();
    private final ReadAhead onItsWay;

    /**
     * The parts of a run. The pump owns none of them.
     *
     * @param onFailure what becomes of records that the pipeline could not process
     * @param onUnavailable what becomes of outputs that the target does not take for now
     */
    record Parts(
            RunContext context,
            Source source,
            Workers workers,
            Sink sink,
            DeadLetters deadLetters,
            OnFailure onFailure,
            OnUnavailable onUnavailable,
            Checkpoints checkpoints) {
        RunCounters counters() {
            return context.counters();
        }

        Stop stop() {
            return context.stop();
        }

        /** Whether as much was delivered as was asked for, and what follows comes again: nobody is to hear of it. */
        boolean isCountReached() {
            return source.comesAgain() && stop().reason().equals(Optional.of(Stop.Reason.COUNT));
        }

        /** Whether what was read and is not settled would be lost with this run, and is to be parked even when the target is. */
        boolean isReadOnce() {
            return switch (onFailure) {
                case PARK, DROP -> !source.comesAgain();
                case STOP, LEAVE -> false;
            };
        }
    }

    Pump(Parts parts) {
        this(parts, GRACE);
    }

    /** @param grace how long expressions may still take after a signal */
    Pump(Parts parts, Duration grace) {
        this.parts = parts;
        this.grace = grace;
        this.onItsWay = new ReadAhead((parts.workers().count() + 1L) * BYTES_AHEAD);
    }

    /**
     * Runs until every lane has ended or a stop was requested, and until all that was taken is settled.
     *
     * @throws FlowException the first failure of a source, a sink, the parking or the checkpoints; what was taken before is
     *     settled, and nothing after it is acknowledged
     * @throws InterruptedException when this thread is interrupted; the lanes are stopped in an orderly way first
     */
    void run() throws InterruptedException {
        parts.stop().onRequest(this::stopRequested);
        parts.checkpoints().onLoss(this::failed);
        try {
            startLanes();
            running.arriveAndDeregister();
            running.awaitAdvanceInterruptibly(0);
        } catch (InterruptedException e) {
            parts.stop().request(Stop.Reason.INTERRUPT);
            throw e;
        }
        Throwable first = failure.get();
        if (first instanceof RuntimeException e) {
            throw e;
        } else if (first instanceof Error e) {
            throw e;
        } else if (first != null) {
            throw new IllegalStateException(first);
        }
    }

    /** The lanes that ran so far, for hosts that report what stayed unsettled. Complete when {@link #run} has returned. */
    List<LaneRun> lanes() {
        synchronized (runs) {
            return List.copyOf(runs);
        }
    }

    /**
     * On a signal, expressions that go on and on are cut off after a moment: those of records read before have time to end. At a
     * deadline there is no such time.
     */
    private void stopRequested() {
        switch (parts.stop().reason().orElse(Stop.Reason.COUNT)) {
            case COUNT, IDLE, FAILURE -> {}
            case DEADLINE -> cutOff();
            case QUIT, INTERRUPT, TERMINATE ->
                CompletableFuture.delayedExecutor(grace.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(this::cutOff);
        }
    }

    private void cutOff() {
        lanes().forEach(LaneRun::cutOff);
    }

    private void startLanes() throws InterruptedException {
        try {
            parts.source().lanes().forEach(this::start);
        } catch (StoppedException _) {
            // Nothing was read yet.
        }
    }

    private void start(Lane lane) {
        LaneRun run = new LaneRun(lane, parts, onItsWay, this::failed);
        synchronized (runs) {
            runs.add(run);
        }
        running.register();
        Thread.ofVirtual().name("kdt-lane-" + lane.name()).start(() -> {
            try {
                if (run.toTheEnd()) {
                    parts.source().successors(lane).forEach(this::start);
                }
            } catch (StoppedException _) {
                // The lane is settled; its successors are for another run.
            } catch (InterruptedException e) {
                parts.stop().request(Stop.Reason.INTERRUPT);
            } catch (RuntimeException | Error e) {
                failed(e);
            } finally {
                running.arriveAndDeregister();
            }
        });
    }

    private void failed(Throwable why) {
        failure.compareAndSet(null, why);
        parts.stop().request(Stop.Reason.FAILURE);
    }
}
