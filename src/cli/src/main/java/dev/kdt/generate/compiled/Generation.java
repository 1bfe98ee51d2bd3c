package dev.kdt.generate.compiled;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.generate.entity.Plan;
import dev.kdt.generate.entity.Planner;

/**
 * The records of a template, a seed and a start, which are always the same. Records are planned one after the other, by one thread;
 * a plan's records are written by any thread that has a {@link #writer}.
 */
public final class Generation {
    private final Template template;
    private final long seed;
    private final Planner planner;

    Generation(Template template, long seed, Planner planner) {
        this.template = template;
        this.seed = seed;
        this.planner = planner;
    }

    /** The plan of the records that follow. */
    public Plan plan(int count) {
        return planner.next(count);
    }

    /** A writer of planned records, for one thread. */
    public RecordWriter writer() {
        return new RecordWriter(template, seed);
    }

    /** All records one after the other, for one thread. */
    public Records records() {
        RecordWriter writer = writer();
        return out -> writer.write(plan(1), 0, out);
    }

    /** Records that follow each other. */
    @FunctionalInterface
    public interface Records {
        /** Adds the next record. */
        void next(ByteBuilder out);
    }
}
