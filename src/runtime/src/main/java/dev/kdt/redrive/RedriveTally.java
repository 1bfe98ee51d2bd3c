package dev.kdt.redrive;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what became of leftovers, by kind, source and target. For one thread, but for {@link #done}. */
public final class RedriveTally {
    /** Examples of a row. */
    private static final int EXAMPLES = 2;

    private final Map<Group, Row> rows = new LinkedHashMap<>();
    private final LongAdder done = new LongAdder();
    private long unread;

    /**
     * Leftovers that are counted together.
     *
     * @param source the file or object that they lie in, or that names them
     * @param target that they go to; empty where none was named
     */
    public record Group(LeftoverKind kind, String source, String target) {}

    /** What became of a leftover. */
    public enum Outcome {
        /** Sent, or to be sent. */
        SENT,
        /** Sent by an earlier redrive, or the same record in another leftover. */
        BEFORE,
        /** Nobody knows whether an earlier request arrived; not sent. */
        UNKNOWN,
        /** The pipeline dropped it, or made nothing of it. */
        DROPPED,
        /** It failed again. */
        FAILED
    }

    /** The counts of a row, and examples of what is sent. */
    public static final class Row {
        private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        private final List<RedriveItem> examples = new ArrayList<>();

        /** How many came to this outcome. */
        public long of(Outcome outcome) {
            return counts.getOrDefault(outcome, 0L);
        }

        /** The first results that are sent. */
        public List<RedriveItem> examples() {
            return List.copyOf(examples);
        }
    }

    void add(LeftoverKind kind, String source, String target, Outcome outcome) {
        row(new Group(kind, source, target)).counts.merge(outcome, 1L, Long::sum);
        done.increment();
    }

    void example(RedriveItem item) {
        List<RedriveItem> examples = row(new Group(item.kind(), item.source(), item.target())).examples;
        if (examples.size() < EXAMPLES) {
            examples.add(item);
        }
    }

    private Row row(Group key) {
        return rows.computeIfAbsent(key, _ -> new Row());
    }

    /** Something could not be read, or is gone from its stream. */
    void unread(long number) {
        unread += number;
    }

    /** The rows, in the order in which their first leftovers were found. */
    public Map<Group, Row> rows() {
        return new LinkedHashMap<>(rows);
    }

    /** Pieces that could not be read, and records that are gone. */
    public long unread() {
        return unread;
    }

    /** How many leftovers were counted so far, whatever became of them. Asked for by any thread. */
    public long done() {
        return done.sum();
    }

    /** The sum over all rows. */
    public long total(Outcome outcome) {
        return rows.values().stream().mapToLong(each -> each.of(outcome)).sum();
    }

    /** What is not sent, of all leftovers so far. */
    long left() {
        return unread + total(Outcome.FAILED) + total(Outcome.UNKNOWN);
    }

    /** Whether nothing failed, nothing is unknown, and everything could be read. */
    public boolean isClean() {
        return left() == 0;
    }
}
