package dev.kdt.pipeline.report;

import dev.kdt.json.Value;
import dev.kdt.pipeline.step.CurrentRecord;
import dev.kdt.pipeline.step.Step;
import dev.kdt.pipeline.step.Worker;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A step that is counted: how many values went in and came out, and how much time it took without the steps behind it. Times are
 * taken of one value in {@value #SAMPLED}, so that measuring costs next to nothing. Read it when the work is done.
 */
public final class StepMeter implements Step {
    /** A power of two. */
    static final int SAMPLED = 64;

    private final Step step;
    private final List<Counter> counters = new CopyOnWriteArrayList<>();

    public StepMeter(Step step) {
        this.step = step;
    }

    @Override
    public String name() {
        return step.name();
    }

    @Override
    public @Nullable String asJq() {
        return step.asJq();
    }

    @Override
    public boolean rewrites() {
        return step.rewrites();
    }

    @Override
    public boolean remembers() {
        return step.remembers();
    }

    /** Values that went in. */
    public long in() {
        return counters.stream().mapToLong(each -> each.in).sum();
    }

    /** Values that came out. */
    public long out() {
        return counters.stream().mapToLong(each -> each.out).sum();
    }

    /** The time of the step alone, in nanoseconds, reckoned from the values that were timed. */
    public long nanos() {
        return counters.stream().mapToLong(each -> each.nanos).sum() * SAMPLED;
    }

    @Override
    public Worker start(Worker next, CurrentRecord current) {
        Counter counter = new Counter(next);
        counters.add(counter);
        counter.worker = step.start(counter::pass, current);
        return counter;
    }

    /** The counts of one thread. */
    private static final class Counter implements Worker {
        private final Worker next;
        private @Nullable Worker worker;
        private long in;
        private long out;
        private long nanos;
        private boolean timed;

        Counter(Worker next) {
            this.next = next;
        }

        @Override
        public void take(Value value) {
            Worker timedWorker = worker;
            if (timedWorker == null) {
                throw new IllegalStateException("a value before the worker was started");
            }
            if ((in++ & SAMPLED - 1) != 0) {
                timedWorker.take(value);
                return;
            }
            timed = true;
            long start = System.nanoTime();
            try {
                timedWorker.take(value);
            } finally {
                nanos += System.nanoTime() - start;
                timed = false;
            }
        }

        private void pass(Value value) {
            out++;
            if (!timed) {
                next.take(value);
                return;
            }
            long start = System.nanoTime();
            try {
                next.take(value);
            } finally {
                nanos -= System.nanoTime() - start;
            }
        }
    }
}
