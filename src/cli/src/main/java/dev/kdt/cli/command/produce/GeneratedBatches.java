package dev.kdt.cli.command.produce;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.Amounts;
import dev.kdt.generate.compiled.Generation;
import dev.kdt.generate.compiled.RecordWriter;
import dev.kdt.generate.entity.Plan;
import dev.kdt.generate.value.GenerationException;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Makes batches of the records of plans. Safe for use by several threads. */
final class GeneratedBatches {
    private static final int RECORD = 256;

    private final String lane;
    private final Generation generation;
    private final Queue<RecordWriter> idle = new ConcurrentLinkedQueue<>();
    private final LongAdder made = new LongAdder();

    GeneratedBatches(String lane, Generation generation) {
        this.lane = lane;
        this.generation = generation;
    }

    /** A warning about records that are larger than the size of their padding; null when there are none. */
    @Nullable
    String warning() {
        long tooLarge = idle.stream().mapToLong(RecordWriter::tooLarge).sum();
        int largest = idle.stream().mapToInt(RecordWriter::largest).max().orElse(0);
        return tooLarge == 0
                ? null
                : lane + ": 'padding': " + Amounts.count(tooLarge) + " of " + Amounts.count(made.sum())
                        + " records are larger than that size, up to " + Amounts.count(largest)
                        + " bytes, and have none (give a larger size)";
    }

    Batch write(Plan plan) {
        RecordWriter taken = idle.poll();
        RecordWriter writer = taken == null ? generation.writer() : taken;
        Batch batch = write(plan, writer);
        made.add(plan.size());
        idle.add(writer);
        return batch;
    }

    private Batch write(Plan plan, RecordWriter writer) {
        int size = plan.size();
        ByteBuilder bytes = new ByteBuilder(size * RECORD);
        int[] ends = new int[size];
        @Nullable String[] keys = new String[size];
        for (int i = 0; i < size; i++) {
            try {
                keys[i] = writer.write(plan, i, bytes);
            } catch (GenerationException e) {
                throw e.inRecord(plan.number(i));
            }
            ends[i] = bytes.size();
        }
        KinesisRecord[] records = new KinesisRecord[size];
        for (int i = 0; i < size; i++) {
            Slice data = new Slice(bytes.array(), i == 0 ? 0 : ends[i - 1], ends[i]);
            records[i] = new KinesisRecord(Position.inFile(lane, plan.number(i)), keys[i], null, null, data);
        }
        return new Batch(lane, Arrays.asList(records));
    }
}
