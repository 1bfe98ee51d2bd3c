package dev.kdt.flow;

import dev.kdt.codec.Cells;
import dev.kdt.codec.InputFormat;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads inputs chunk by chunk. A batch is what one chunk held, so that its size is bounded by bytes; where an input gives less
 * at a time (a pipe, a terminal) a batch is what came, at once. Memory is a chunk for each batch on its way; a single record
 * that is longer makes its chunk grow.
 */
final class FileLane implements Lane {
    private static final int CHUNK = 1 << 20;
    private static final int SMALLEST_CHUNK = 1 << 16;
    private static final int LONGEST_RECORD = 1 << 30;

    /** A record on its way takes a hundred bytes besides its own: chunks of tiny ones are smaller. */
    private static final int MOST_RECORDS = 10_000;

    private final Iterator<Input> inputs;
    private final InputFormat format;
    private long left;
    private @Nullable Opened opened;
    private int chunkSize = SMALLEST_CHUNK;
    private byte[] chunk = new byte[chunkSize];
    private int filled;

    /** Chunks to be filled again: new ones would have to be cleared first, and would not be in the processor's cache. */
    private final Queue<byte[]> spare = new ConcurrentLinkedQueue<>();

    private record Opened(String name, InputStream in, Cutter cutter) {}

    FileLane(List<Input> inputs, InputFormat format, long count) {
        this.inputs = inputs.iterator();
        this.format = format;
        this.left = count;
    }

    @Override
    public String name() {
        return "input";
    }

    @Override
    public @Nullable Batch next() throws InterruptedException {
        List<KinesisRecord> records = new ArrayList<>();
        while (records.isEmpty()) {
            if (left == 0) {
                close();
                return null;
            }
            Opened input = opened;
            if (input == null) {
                if (!inputs.hasNext()) {
                    return null;
                }
                opened = open(inputs.next());
            } else {
                read(input, records);
            }
        }
        List<KinesisRecord> taken = records.size() > left ? records.subList(0, (int) left) : records;
        left -= taken.size();
        return new Batch(name(), taken);
    }

    @Override
    public void recycle(Batch batch) {
        byte[] used = batch.records().getFirst().data().array();
        if (used.length == CHUNK) {
            spare.add(used);
        }
    }

    void close() {
        Opened input = opened;
        opened = null;
        if (input != null) {
            try {
                input.in().close();
            } catch (IOException e) {
                throw IoFaults.reading(input.name(), e);
            }
        }
    }

    /** Reads on and cuts what is whole; at the input's end, what is left. */
    private void read(Opened input, List<KinesisRecord> into) throws InterruptedException {
        if (filled == chunk.length) {
            grow(input);
        }
        int count = fill(input.name(), input.in());
        if (count < 0) {
            input.cutter().cutLast(chunk, 0, filled, into);
            close();
            startChunk(filled);
            return;
        }
        filled += count;
        int cut = input.cutter().cut(chunk, 0, filled, into);
        if (!into.isEmpty()) {
            chunkSize = Math.clamp((long) cut * MOST_RECORDS / into.size(), SMALLEST_CHUNK, CHUNK);
            startChunk(cut);
        }
    }

    private int fill(String name, InputStream in) throws InterruptedException {
        try {
            return in.read(chunk, filled, chunk.length - filled);
        } catch (ClosedByInterruptException e) {
            throw interrupted(name, e);
        } catch (IOException e) {
            throw IoFaults.reading(name, e);
        }
    }

    /** Begins a new chunk with what was not cut: the records keep the old one. */
    private void startChunk(int from) {
        byte[] old = chunk;
        int rest = filled - from;
        byte[] used = rest < CHUNK && chunkSize == CHUNK ? spare.poll() : null;
        chunk = used != null ? used : new byte[rest < chunkSize ? chunkSize : rest + chunkSize];
        System.arraycopy(old, from, chunk, 0, rest);
        filled = rest;
    }

    private void grow(Opened input) {
        if (chunk.length >= LONGEST_RECORD) {
            throw new FlowException("a record in " + input.name() + " is longer than " + LONGEST_RECORD
                    + " bytes (check the format of --in)");
        }
        chunk = Arrays.copyOf(chunk, Math.max(CHUNK, chunk.length * 2));
    }

    private static InterruptedException interrupted(String name, ClosedByInterruptException e) {
        return (InterruptedException) new InterruptedException("reading " + name).initCause(e);
    }

    private Opened open(Input input) throws InterruptedException {
        try {
            InputStream in = input.openDecompressed();
            boolean asItIs = format == InputFormat.TEXT || format == InputFormat.RAW;
            return new Opened(input.name(), asItIs ? in : ByteOrderMark.passed(in), cutter(input.name()));
        } catch (ClosedByInterruptException e) {
            throw interrupted(input.name(), e);
        } catch (IOException e) {
            throw IoFaults.reading(input.name(), e);
        }
    }

    private Cutter cutter(String name) {
        return switch (format) {
            case AUTO -> new SniffingCutter(name);
            case JSON, KINESIS_EVENT, FIREHOSE_EVENT -> new JsonCutter(name);
            case CSV -> new RowCutter(name, Cells.COMMA);
            case TSV -> new RowCutter(name, Cells.TAB);
            case TEXT -> new LineCutter(name, LineCutter.Blank.RECORD);
            case NDJSON, ENVELOPE -> new LineCutter(name, LineCutter.Blank.SPACE);
            case RAW -> new WholeCutter(name);
        };
    }
}
