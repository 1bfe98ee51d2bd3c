package dev.kdt.pipeline;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.record.KinesisRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the records of one batch: an outcome for each user record, in order, and all outputs' bytes in one run.
 *
 * <p>A processor writes: bytes to {@link #bytes()}, {@link #endOutput()} after each output, then exactly one of {@link #kept},
 * {@link #dropped}, {@link #failed} for the record. A host reads afterwards. Belongs to one thread at a time; cleared and used
 * again, it stops allocating.
 */
public final class Results {
    private final ByteBuilder bytes = new ByteBuilder(1 << 16);
    private final List<Entry> entries = new ArrayList<>();
    private int[] outputEnds = new int[64];
    private int outputs;
    private int recordStart;

    /** A record's entry: its outputs are those from {@code firstOutput} on, and end where the next entry's begin. */
    private record Entry(
            KinesisRecord record,
            int wire,
            int firstOutput,
            int endOutput,
            @Nullable String dropped,
            @Nullable Failure failure) {}

    /** Forgets everything, and keeps the room it took. Slices handed out before are no longer good. */
    public void clear() {
        bytes.clear();
        entries.clear();
        outputs = 0;
        recordStart = 0;
    }

    /** Where the outputs' bytes are written. */
    public ByteBuilder bytes() {
        return bytes;
    }

    /** Closes the output whose bytes were written since the last call. */
    public void endOutput() {
        if (outputs == outputEnds.length) {
            outputEnds = Arrays.copyOf(outputEnds, outputs * 2);
        }
        outputEnds[outputs++] = bytes.size();
    }

    /** The record came through with the outputs closed since the last record. */
    public void kept(KinesisRecord record, int wire) {
        add(new Entry(record, wire, recordStart, outputs, null, null));
    }

    /** A step dropped the record; outputs closed since the last record are taken back. */
    public void dropped(KinesisRecord record, int wire, String step) {
        takeBack();
        add(new Entry(record, wire, recordStart, outputs, step, null));
    }

    /** The record failed; outputs since the last record are taken back: a failing record gives none. */
    public void failed(KinesisRecord record, int wire, Failure failure) {
        takeBack();
        add(new Entry(record, wire, recordStart, outputs, null, failure));
    }

    /** The record failed, and what it gave before stays, as jq prints what came before an error. */
    public void failedAfterOutputs(KinesisRecord record, int wire, Failure failure) {
        bytes.truncate(outputs == 0 ? 0 : outputEnds[outputs - 1]);
        add(new Entry(record, wire, recordStart, outputs, null, failure));
    }

    /** Takes over what became of the user record {@code index} of other results, for the wire record {@code wire}. */
    public void copy(Results other, int index, int wire) {
        switch (other.outcome(index)) {
            case Outcome.Kept(List<Output> itsOutputs) -> {
                copy(itsOutputs);
                kept(other.record(index), wire);
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
        return entries.size();
    }

    /** The user record {@code index}. */
    public KinesisRecord record(int index) {
        return entries.get(index).record();
    }

    /** Index, in the batch, of the wire record that holds the user record {@code index}; never falls. */
    public int wire(int index) {
        return entries.get(index).wire();
    }

    /** How many outputs the user record {@code index} has. */
    public int outputCount(int index) {
        Entry entry = entries.get(index);
        return entry.endOutput() - entry.firstOutput();
    }

    /** Whether the user record {@code index} failed. */
    public boolean hasFailed(int index) {
        return entries.get(index).failure() != null;
    }

    /** How the user record {@code index} ended. */
    public Outcome outcome(int index) {
        Entry entry = entries.get(index);
        if (entry.dropped() != null) {
            return new Outcome.Dropped(entry.dropped());
        }
        List<Output> made = outputsOf(entry);
        return entry.failure() != null ? new Outcome.Failed(entry.failure(), made) : new Outcome.Kept(made);
    }

    private List<Output> outputsOf(Entry entry) {
        int count = entry.endOutput() - entry.firstOutput();
        if (count == 0) {
            return List.of();
        }
        if (count == 1) {
            return List.of(output(entry, entry.firstOutput()));
        }
        List<Output> made = new ArrayList<>(count);
        for (int i = entry.firstOutput(); i < entry.endOutput(); i++) {
            made.add(output(entry, i));
        }
        return made;
    }

    private Output output(Entry entry, int output) {
        return new Output(
                new Slice(bytes.array(), output == 0 ? 0 : outputEnds[output - 1], outputEnds[output]), entry.record());
    }

    private void copy(List<Output> made) {
        for (Output each : made) {
            bytes.put(each.bytes());
            endOutput();
        }
    }

    private void takeBack() {
        outputs = recordStart;
        bytes.truncate(outputs == 0 ? 0 : outputEnds[outputs - 1]);
    }

    private void add(Entry entry) {
        entries.add(entry);
        recordStart = outputs;
    }
}
