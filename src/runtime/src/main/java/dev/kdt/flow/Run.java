package dev.kdt.flow;

import dev.kdt.pipeline.Processor;
import dev.kdt.record.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run: records of a source go through a pipeline into a target. A {@link Builder} puts it together. The run closes the parts
 * that were made for it; parts that it was lent (checkpoints, workers) are closed by who made them.
 */
public final class Run implements AutoCloseable, Progress {
    private final Pump.Parts parts;
    private final OpenTarget target;
    private final Pump pump;
    private final Opened opened;

    private Run(Pump.Parts parts, OpenTarget target, Opened opened) {
        this.parts = parts;
        this.target = target;
        this.pump = new Pump(parts);
        this.opened = opened;
    }

    /** Puts a run together that counts and stops with {@code context}. */
    public static Builder in(RunContext context) {
        return new Builder(context);
    }

    /**
     * Runs until every lane has ended or a stop was requested, and until all that was taken is settled and what was parked is
     * safe. The target is complete unless the run was stopped in the middle.
     *
     * @throws FlowException the first failure of a part; what was taken before is settled, and nothing after it is acknowledged
     * @throws InterruptedException when this thread is interrupted; the lanes are stopped in an orderly way first
     */
    public void toTheEnd() throws InterruptedException {
        try {
            pump.run();
        } catch (RuntimeException | Error e) {
            forceAfter(e);
            throw e;
        }
        parts.deadLetters().force();
        if (parts.context().stop().reason().map(Run::isAnEnd).orElse(true)) {
            target.complete();
        }
    }

    /** Makes the records safe that were parked before the failure: they are settled. */
    @SuppressWarnings("ReferenceEquality") // The very one.
    private void forceAfter(Throwable failure) throws InterruptedException {
        try {
            parts.deadLetters().force();
        } catch (RuntimeException e) {
            if (e != failure) { // What ended the run may be that the parking is lost.
                failure.addSuppressed(e);
            }
        }
    }

    private static boolean isAnEnd(Stop.Reason reason) {
        return switch (reason) {
            case COUNT, IDLE -> true;
            case QUIT, FAILURE, INTERRUPT, TERMINATE, DEADLINE -> false;
        };
    }

    /** The lanes that ran so far, for hosts that report what stayed unsettled. Complete when {@link #toTheEnd} has returned. */
    public List<LaneRun> lanes() {
        return pump.lanes();
    }

    /** After a failure: the records that were to be parked and are not kept, as {@link DeadLetters#unsafe} says. */
    public @Nullable List<Position> unsafe() {
        return parts.deadLetters().unsafe();
    }

    /** Whether any record was given to the parking. */
    public boolean hasParked() {
        return parts.context().counters().parked() > 0;
    }

    /** What was counted so far. */
    public RunCounters counters() {
        return parts.context().counters();
    }

    /** Whether the run ended, before anything failed, since its time was up. */
    public boolean isOutOfTime() {
        return parts.context().stop().reason().equals(Optional.of(Stop.Reason.DEADLINE));
    }

    /** Whether what is not settled would be lost: it was taken from a source that does not give it again, to be parked. */
    public boolean isReadOnce() {
        return parts.isReadOnce();
    }

    /** How far the reading of each lane is behind, as {@link Source#behind} says. */
    public Map<String, Duration> behind() {
        return parts.source().behind();
    }

    /** The lanes whose first read has not been answered yet. */
    public Set<String> unanswered() {
        return parts.source().unanswered();
    }

    /** The requests by which records are read; null where there are none. */
    public @Nullable RequestMeter reads() {
        return parts.source().requests();
    }

    /** The words for a delivered output: {@code sent to stream 'orders'}. */
    public String verb() {
        return target.verb();
    }

    /** The place of failed records; empty when they are not kept. */
    public String parkedAt() {
        return parts.deadLetters().place();
    }

    @Override
    public OptionalDouble share() {
        return parts.source().progress(parts.context().counters().wireRecords());
    }

    @Override
    public @Nullable Instant oldest() {
        return lanes().stream()
                .map(LaneRun::arrival)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    @Override
    public void close() {
        opened.close();
    }

    /** Makes a part of a run, which the run closes. */
    @FunctionalInterface
    public interface Maker<T> {
        /**
         * Makes the part.
         *
         * @throws FlowException when it cannot be made: the run does not begin
         */
        T make(RunContext context) throws InterruptedException;
    }

    /** Puts a run together. Source, pipeline and target are needed. */
    public static final class Builder {
        private final RunContext context;
        private @Nullable Maker<Source> source;
        private @Nullable Maker<OpenTarget> target;
        private @Nullable Maker<Workers> workers;
        private boolean lentWorkers;
        private Maker<DeadLetters> deadLetters = made -> DeadLetters.NONE;
        private OnFailure onFailure = OnFailure.PARK;
        private OnUnavailable onUnavailable = OnUnavailable.PARK;
        private Checkpoints checkpoints = Checkpoints.NONE;

        private Builder(RunContext context) {
            this.context = context;
        }

        /** The context that was given. */
        public RunContext context() {
            return context;
        }

        /** Sets the source. */
        public Builder from(Maker<Source> made) {
            source = made;
            return this;
        }

        /**
         * The pipeline.
         *
         * @param threads how many batches are processed at the same time, over all lanes
         */
        public Builder through(Processor.Factory processors, int threads) {
            workers = made -> new Workers(processors, threads);
            lentWorkers = false;
            return this;
        }

        /** The pipeline, run by workers that are kept for other runs: the run does not close them. */
        public Builder through(Workers lent) {
            workers = made -> lent;
            lentWorkers = true;
            return this;
        }

        /** Sets the target of outputs. */
        public Builder to(Maker<OpenTarget> made) {
            target = made;
            return this;
        }

        /** Sets the place of records that fail; without this call none may be parked. */
        public Builder parking(Maker<DeadLetters> made) {
            deadLetters = made;
            return this;
        }

        /** Sets the treatment of records that the pipeline could not process; without this call they are parked. */
        public Builder onFailure(OnFailure what) {
            onFailure = what;
            return this;
        }

        /** Sets the treatment of outputs that the target does not take for now; without this call they are parked. */
        public Builder onUnavailable(OnUnavailable what) {
            onUnavailable = what;
            return this;
        }

        /** Sets the checkpoints that lanes continue from. The caller keeps and closes them. */
        public Builder checkpoints(Checkpoints lent) {
            checkpoints = lent;
            return this;
        }

        /**
         * Makes the parts: the target, the dead letters, the source, in this order. When one cannot be made, those before it are
         * closed.
         *
         * @throws FlowException when a part cannot be made
         */
        public Run open() throws InterruptedException {
            Opened opened = new Opened();
            try {
                OpenTarget to = Objects.requireNonNull(target, "no target").make(context);
                opened.add(to::close);
                DeadLetters letters = deadLetters.make(context);
                opened.add(letters::close);
                Workers hands = Objects.requireNonNull(workers, "no pipeline").make(context);
                if (!lentWorkers) {
                    opened.add(hands::close);
                }
                Source input = Objects.requireNonNull(source, "no source").make(context);
                opened.add(input::close);
                Pump.Parts parts = new Pump.Parts(
                        context, input, hands, to.sink(), letters, onFailure, onUnavailable, checkpoints);
                return new Run(parts, to, opened);
            } catch (InterruptedException | RuntimeException | Error e) {
                try (opened) {
                    throw e;
                }
            }
        }
    }

    private interface Part extends AutoCloseable {
        @Override
        void close();
    }

    /** Parts in the order in which they were made; closed in reverse. */
    private static final class Opened implements AutoCloseable {
        private final Deque<Part> parts = new ArrayDeque<>();

        void add(Part part) {
            parts.push(part);
        }

        /** Closes all of them, whatever one of them throws. */
        @Override
        public void close() {
            Part last = parts.poll();
            if (last != null) {
                Opened before = this;
                try (before;
                        last) {
                    // The last one first.
                }
            }
        }
    }
}
