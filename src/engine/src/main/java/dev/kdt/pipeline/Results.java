package dev.kdt.pipeline;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.Chain;
import dev.kdt.codec.Failure;
import dev.kdt.pipeline.step.RouteTarget;
import dev.kdt.record.KinesisRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The results of one batch: an outcome for each user record, in order, and all outputs' bytes in one run.
 *
 * <p>A processor writes: bytes to {@link #bytes()}, {@link #endOutput()} after each output, then exactly one of {@link #kept},
 * {@link #dropped}, {@link #failed} for the record. A host reads afterwards. Belongs to one thread at a time; cleared and used
 * again, it stops allocating.
 */
public final class Results {
    private final ByteBuilder bytes = new ByteBuilder(1 << 16);
    private int[] outputEnds = new int[64];
    private int outputs;

    /** Where each output goes; null until a step has routed one. */
    private @Nullable RouteTarget @Nullable [] routes;

    // The user records, a column for each of what is known of them; a record's outputs begin where the last one's end.
    private @Nullable KinesisRecord[] records = new KinesisRecord[64];
    private @Nullable String[] droppedBy = new String[64];
    private @Nullable Failure[] failures = new Failure[64];
    private @Nullable Chain[] chains = new Chain[64];
    private int[] wires = new int[64];
    private int[] endOutputs = new int[64];
    private int size;
    private int failed;

    /** Forgets everything, and keeps the room it took. Slices handed out before are no longer good. */
    public void clear() {
        Arrays.fill(records, 0, size, null);
        Arrays.fill(droppedBy, 0, size, null);
        Arrays.fill(failures, 0, size, null);
        Arrays.fill(chains, 0, size, null);
        bytes.clear();
        routes = null;
        outputs = 0;
        size = 0;
        failed = 0;
    }

    /** The buffer for the outputs' bytes. */
    public ByteBuilder bytes() {
        return bytes;
    }

    /** Number of bytes written since the last output was closed. */
    int unclosed() {
        return bytes.size() - (outputs == 0 ? 0 : outputEnds[outputs - 1]);
    }

    /** Closes the output whose bytes were written since the last call. */
    public void endOutput() {
        endOutput(null);
    }

    /**
     * The same.
     *
     * @param route the target that a step sends it to; null for the one that the host has
     */
    public void endOutput(@Nullable RouteTarget route) {
        if (outputs == outputEnds.length) {
            outputEnds = Arrays.copyOf(outputEnds, outputs * 2);
        }
        if (route != null || routes != null) {
            route(route);
        }
        outputEnds[outputs++] = bytes.size();
    }

    private void route(@Nullable RouteTarget route) {
        @Nullable RouteTarget[] known = routes == null ? new RouteTarget[outputEnds.length] : routes;
        known = known.length < outputEnds.length ? Arrays.copyOf(known, outputEnds.length) : known;
        known[outputs] = route;
        routes = known;
    }

    /** The record came through with the outputs closed since the last record. */
    public void kept(KinesisRecord record, int wire) {
        kept(record, wire, Chain.AUTO);
    }

    /** The same for a record that was decoded by this chain. */
    public void kept(KinesisRecord record, int wire, Chain chain) {
        add(record, wire, chain, null, null);
    }

    /** A step dropped the record; outputs closed since the last record are taken back. */
    public void dropped(KinesisRecord record, int wire, String step) {
        takeBack();
        add(record, wire, Chain.AUTO, step, null);
    }

    /** The record failed; outputs since the last record are taken back: a failing record gives none. */
    public void failed(KinesisRecord record, int wire, Failure failure) {
        takeBack();
        add(record, wire, Chain.AUTO, null, failure);
    }

    /** The record failed, and what it gave before stays, as jq prints what came before an error. */
    public void failedAfterOutputs(KinesisRecord record, int wire, Failure failure) {
        forgetUnclosed();
        add(record, wire, Chain.AUTO, null, failure);
    }

    /** Takes over what became of the user record {@code index} of other results, for the wire record {@code wire}. */
    public void copy(Results other, int index, int wire) {
        switch (other.outcome(index)) {
            case Outcome.Kept(List<Output> itsOutputs) -> {
                copy(itsOutputs);
                kept(other.record(index), wire, other.chain(index));
            }
            case Outcome.Dropped(String step) -> dropped(other.record(index), wire, step);
            case Outcome.Failed(Failure failure, List<Output> itsOutputs) -> {
                copy(itsOutputs);
                failedAfterOutputs(other.record(index), wire, failure);
            }
        }
    }

    /** Number of user records. */
    public int size() {
        return size;
    }

    /** Number of user records that failed. */
    public int failures() {
        return failed;
    }

    /** Number of outputs of all records together. */
    public int outputs() {
        return outputs;
    }

    /** The user record {@code index}. */
    public KinesisRecord record(int index) {
        return Objects.requireNonNull(records[index]);
    }

    /** Index, in the batch, of the wire record that holds the user record {@code index}; never falls. */
    public int wire(int index) {
        return wires[index];
    }

    /** Number of outputs of the user records from {@code from}, before {@code to}. */
    public int outputCount(int from, int to) {
        return firstOutput(to) - firstOutput(from);
    }

    /** All outputs of the user records from {@code from}, before {@code to}, one by one; empty when there are none. */
    public List<Output> outputs(int from, int to) {
        if (to == from + 1) {
            return outputsOf(from);
        }
        List<Output> made = new ArrayList<>();
        for (int i = from; i < to; i++) {
            made.addAll(outputsOf(i));
        }
        return made;
    }

    /** The same outputs as one run, or as several where steps send them to different targets; empty when there are none. */
    public List<Output> runs(int from, int to) {
        int first = firstOutput(from);
        int end = firstOutput(to);
        if (routes != null) {
            return routedRuns(from, first, end);
        }
        return first == end ? List.of() : List.of(output(from, first, end));
    }

    private List<Output> routedRuns(int record, int first, int end) {
        List<Output> made = new ArrayList<>();
        int its = record;
        int next;
        for (int i = first; i < end; i = next) {
            next = i + 1;
            while (next < end && Objects.equals(routeOf(next), routeOf(i))) {
                next++;
            }
            while (endOutputs[its] <= i) {
                its++;
            }
            made.add(output(its, i, next));
        }
        return made;
    }

    private @Nullable RouteTarget routeOf(int output) {
        return routes == null ? null : routes[output];
    }

    /** Whether the user record {@code index} failed. */
    public boolean hasFailed(int index) {
        return failures[index] != null;
    }

    /** The failure of the user record {@code index}; null when it did not fail. */
    public @Nullable Failure failure(int index) {
        return failures[index];
    }

    /** The layers by which the user record {@code index} was decoded; {@link Chain#AUTO} when it was not, or is not kept. */
    public Chain chain(int index) {
        return Objects.requireNonNull(chains[index]);
    }

    /** The step that dropped the user record {@code index}; null when none did. */
    public @Nullable String droppedBy(int index) {
        return droppedBy[index];
    }

    /** The outcome of the user record {@code index}. */
    public Outcome outcome(int index) {
        String step = droppedBy[index];
        if (step != null) {
            return new Outcome.Dropped(step);
        }
        List<Output> made = outputsOf(index);
        Failure failure = failures[index];
        return failure != null ? new Outcome.Failed(failure, made) : new Outcome.Kept(made);
    }

    private List<Output> outputsOf(int index) {
        int first = firstOutput(index);
        int count = endOutputs[index] - first;
        if (count == 0) {
            return List.of();
        }
        if (count == 1) {
            return List.of(output(index, first, first + 1));
        }
        List<Output> made = new ArrayList<>(count);
        for (int i = first; i < endOutputs[index]; i++) {
            made.add(output(index, i, i + 1));
        }
        return made;
    }

    private int firstOutput(int index) {
        return index == 0 ? 0 : endOutputs[index - 1];
    }

    private Output output(int index, int from, int to) {
        Slice its = new Slice(bytes.array(), from == 0 ? 0 : outputEnds[from - 1], outputEnds[to - 1]);
        return new Output(its, record(index), chain(index), to - from, routeOf(from));
    }

    private void copy(List<Output> made) {
        for (Output each : made) {
            bytes.put(each.bytes());
            endOutput(each.route());
        }
    }

    /** Takes back the outputs that were closed since the last record, and what was written since. */
    private void takeBack() {
        outputs = firstOutput(size);
        forgetUnclosed();
    }

    private void forgetUnclosed() {
        bytes.truncate(outputs == 0 ? 0 : outputEnds[outputs - 1]);
    }

    private void add(KinesisRecord record, int wire, Chain chain, @Nullable String dropped, @Nullable Failure failure) {
        if (size == records.length) {
            grow();
        }
        records[size] = record;
        wires[size] = wire;
        endOutputs[size] = outputs;
        chains[size] = chain;
        droppedBy[size] = dropped;
        failures[size] = failure;
        failed += failure == null ? 0 : 1;
        size++;
    }

    private void grow() {
        int room = size * 2;
        records = Arrays.copyOf(records, room);
        chains = Arrays.copyOf(chains, room);
        droppedBy = Arrays.copyOf(droppedBy, room);
        failures = Arrays.copyOf(failures, room);
        wires = Arrays.copyOf(wires, room);
        endOutputs = Arrays.copyOf(endOutputs, room);
    }
}
