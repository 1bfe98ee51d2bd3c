package dev.kdt.cli.command.produce;

import dev.kdt.flow.FlowException;
import dev.kdt.flow.Lane;
import dev.kdt.flow.Source;
import dev.kdt.generate.compiled.Generation;
import dev.kdt.generate.entity.Plan;
import dev.kdt.generate.value.GenerationException;
import dev.kdt.record.Batch;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Records that a template makes, in one lane; the position's line is a record's number. They are planned by the lane's thread, in
 * order; with several threads, these write the batches that come next, and they are given in order.
 */
final class TemplateSource implements Source {
    private static final int BATCH = 500;

    /** Batches that each thread may be ahead. */
    private static final int AHEAD = 2;

    private final String name;
    private final Generation generation;
    private final long count;
    private final int threads;
    private final GeneratedBatches batches;
    private final Consumer<String> warnings;
    private final @Nullable ExecutorService pool;

    /**
     * Makes records.
     *
     * @param name of the template, for messages
     * @param count how many records; {@link Long#MAX_VALUE} for no end
     * @param threads that write them; 1 is the lane's own
     * @param warnings told when the source is closed
     */
    TemplateSource(String name, Generation generation, long count, int threads, Consumer<String> warnings) {
        this.name = name;
        this.generation = generation;
        this.count = count;
        this.threads = threads;
        this.batches = new GeneratedBatches(name, generation);
        this.warnings = warnings;
        this.pool = threads == 1
                ? null
                : Executors.newFixedThreadPool(
                        threads,
                        Thread.ofPlatform().daemon().name("kdt-template-", 1).factory());
    }

    @Override
    public List<Lane> lanes() {
        return List.of(new Made());
    }

    @Override
    public OptionalDouble progress(long records) {
        return count == Long.MAX_VALUE ? OptionalDouble.empty() : OptionalDouble.of((double) records / count);
    }

    /** Records that were made and not sent are nobody's. */
    @Override
    public boolean comesAgain() {
        return true;
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.shutdownNow();
        }
        String warning = batches.warning();
        if (warning != null) {
            warnings.accept(warning);
        }
    }

    private final class Made implements Lane {
        private final Queue<Future<Batch>> ahead = new ArrayDeque<>();
        private long planned;

        @Override
        public String name() {
            return name;
        }

        @Override
        public @Nullable Batch next() throws InterruptedException {
            try {
                if (pool == null) {
                    return planned == count ? null : batches.write(plan());
                }
                while (planned < count && ahead.size() < threads * AHEAD) {
                    Plan plan = plan();
                    ahead.add(pool.submit(() -> batches.write(plan)));
                }
                Future<Batch> first = ahead.poll();
                return first == null ? null : first.get();
            } catch (GenerationException e) {
                throw failure(e);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof GenerationException wrong
                        ? failure(wrong)
                        : new IllegalStateException(e.getCause());
            }
        }

        private Plan plan() {
            Plan plan = generation.plan((int) Math.min(BATCH, count - planned));
            planned += plan.size();
            return plan;
        }

        private FlowException failure(GenerationException e) {
            var place = e.place();
            return new FlowException(
                    name + (place == null ? "" : ":" + place.line() + ":" + place.column()) + ": " + e.getMessage(), e);
        }
    }
}
