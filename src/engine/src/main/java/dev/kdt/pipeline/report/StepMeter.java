package dev.kdt.pipeline.report;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.jq.JsonOutput;
import dev.kdt.json.Value;
import dev.kdt.library.OptionalLibrary;
import dev.kdt.pipeline.step.CurrentRecord;
import dev.kdt.pipeline.step.Redacted;
import dev.kdt.pipeline.step.RouteTarget;
import dev.kdt.pipeline.step.StampPath;
import dev.kdt.pipeline.step.Step;
import dev.kdt.pipeline.step.StepFailure;
import dev.kdt.pipeline.step.Worker;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A step that is counted: how many values went in and came out, were dropped and failed, and how much time it took without the
 * steps behind it. Times are taken of the first values, and then of one in {@value #SAMPLED}, so that measuring costs next to
 * nothing. A step that writes its results itself, without a value for those behind it, takes the time of writing as its own. Read it
 * when the work is done.
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
    public @Nullable Redacted redacted() {
        return step.redacted();
    }

    @Override
    public @Nullable StampPath stamps() {
        return step.stamps();
    }

    @Override
    public List<RouteTarget> routes() {
        return step.routes();
    }

    @Override
    public Set<OptionalLibrary> libraries() {
        return step.libraries();
    }

    @Override
    public boolean remembers() {
        return step.remembers();
    }

    /** Values that went in. */
    public long in() {
        return sum(each -> each.in);
    }

    /** Values that came out. */
    public long out() {
        return sum(each -> each.out);
    }

    /** Values that the step dropped. */
    public long dropped() {
        return sum(each -> each.dropped);
    }

    /** Values that the step could not work on. */
    public long failed() {
        return sum(each -> each.failed);
    }

    /** The time of the step alone, in nanoseconds, reckoned from the values that were timed. */
    public long nanos() {
        return Math.max(0, sum(each -> each.nanos - each.behind));
    }

    /** The time of all that comes behind the step. */
    public long nanosBehind() {
        return sum(each -> each.behind);
    }

    private long sum(ToLongFunction<Counter> count) {
        return counters.stream().mapToLong(count).sum();
    }

    @Override
    public Worker start(Worker next, CurrentRecord current) {
        Counter counter = new Counter(step.name(), next, current);
        counters.add(counter);
        counter.worker = step.start(counter.new Behind(), current);
        return counter;
    }

    /** The counts of one thread. */
    private static final class Counter implements Worker {
        private final String name;
        private final Worker next;
        private final CurrentRecord current;
        private @Nullable Worker worker;
        private long in;
        private long out;
        private long dropped;
        private long failed;
        private long nanos;
        private long behind;
        /** Number of values that the timed one stands for; 0 when none is timed. */
        private int weight;

        Counter(String name, Worker next, CurrentRecord current) {
            this.name = name;
            this.next = next;
            this.current = current;
        }

        @Override
        public void take(Value value) {
            long before = out;
            in++;
            try {
                work(value);
            } catch (StepFailure e) {
                failed += e.step().equals(name) ? 1 : 0;
                throw e;
            }
            dropped += out == before && name.equals(current.droppedBy()) ? 1 : 0;
        }

        private void work(Value value) {
            Worker started = worker;
            if (started == null) {
                throw new IllegalStateException("a value before the worker was started");
            }
            weight = in <= SAMPLED ? 1 : (in & SAMPLED - 1) == 0 ? SAMPLED : 0;
            if (weight == 0) {
                started.take(value);
                return;
            }
            long start = System.nanoTime();
            try {
                started.take(value);
            } finally {
                nanos += (System.nanoTime() - start) * weight;
                weight = 0;
            }
        }

        /** The worker after the step: counts the step's results, values or texts. */
        private final class Behind implements Worker {
            @Override
            public void take(Value value) {
                out++;
                if (weight == 0) {
                    next.take(value);
                    return;
                }
                int its = weight;
                long start = System.nanoTime();
                try {
                    next.take(value);
                } finally {
                    behind += (System.nanoTime() - start) * its;
                }
            }

            @Override
            public @Nullable JsonOutput texts() {
                JsonOutput texts = next.texts();
                return texts == null ? null : counted(texts);
            }
        }

        private JsonOutput counted(JsonOutput texts) {
            return new JsonOutput() {
                @Override
                public ByteBuilder bytes() {
                    return texts.bytes();
                }

                @Override
                public long room() {
                    return texts.room();
                }

                @Override
                public void end() {
                    out++;
                    texts.end();
                }
            };
        }
    }
}
