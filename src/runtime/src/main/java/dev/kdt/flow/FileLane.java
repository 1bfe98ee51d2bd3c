package dev.kdt.flow;

import dev.kdt.codec.Cells;
import dev.kdt.codec.InputFormat;
import dev.kdt.codec.packed.TrailingDataException;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import dev.kdt.record.Position;
import dev.kdt.record.Unread;
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
 * that is longer makes its chunk grow, up to the longest record allowed. A record that is longer than that is passed over.
 */
final class FileLane implements Lane {
    private static final byte[] NOTHING = {};
    /** A byte order mark before a record, and the end of the line after it: neither counts, wherever a read ends. */
    private static final int SURROUNDINGS = 5;

    private static final int CHUNK = 1 << 20;
    private static final int SMALLEST_CHUNK = 1 << 16;

    /** A record on its way takes a hundred bytes besides its own: chunks of tiny ones are smaller. */
    private static final int MOST_RECORDS = 10_000;

    private final Iterator<Input> inputs;
    private final InputFormat format;
    private final MaxRecord max;
    private long left;
    private @Nullable Opened opened;
    private int chunkSize = SMALLEST_CHUNK;
    private byte[] chunk = new byte[chunkSize];

    /** The bytes that were read and not cut: {@code chunk[begin, filled)}. */
    private int begin;

    private int filled;

    /** Chunks to be filled again: new ones would have to be cleared first, and would not be in the processor's cache. */
    private final Queue<byte[]> spare = new ConcurrentLinkedQueue<>();

    /** The document of an input that is being read. */
    private record Opened(Input input, Documents documents, int number, InputStream in, Cutter cutter) {}

    FileLane(List<Input> inputs, InputFormat format, MaxRecord max, long count) {
        this.inputs = inputs.iterator();
        this.format = format;
        this.max = max;
        this.left = count;
    }

    @Override
    public String name() {
        return "input";
    }

    @Override
    public @Nullable Batch next() throws InterruptedException {
        List<KinesisRecord> records = new ArrayList<>();
        List<Unread> unread = new ArrayList<>();
        while (records.isEmpty() && unread.isEmpty()) {
            if (left == 0) {
                close();
                return null;
            }
            Opened input = opened;
            if (input == null) {
                if (!inputs.hasNext()) {
                    return null;
                }
                open(inputs.next(), unread); // Before any record of the batch.
            } else {
                read(input, records, unread);
            }
        }
        Batch batch = new Batch(name(), records, unread);
        Batch taken = batch.size() > left ? batch.first((int) left) : batch;
        left -= taken.size();
        return taken;
    }

    @Override
    public void recycle(Batch batch) {
        byte[] used = batch.records().isEmpty()
                ? NOTHING
                : batch.records().getFirst().data().array();
        if (used.length == CHUNK) {
            spare.add(used);
        }
    }

    void close() {
        Opened input = opened;
        opened = null;
        if (input != null) {
            try {
                input.documents().close();
            } catch (IOException e) {
                throw IoFaults.reading(input.input().name(), e);
            }
        }
    }

    /** Reads on and cuts what is whole; at the end of a document, what is left. */
    private void read(Opened input, List<KinesisRecord> into, List<Unread> unread) throws InterruptedException {
        if (filled == chunk.length) {
            makeRoom();
        }
        try {
            int count = input.in().read(chunk, filled, chunk.length - filled);
            if (count < 0) {
                end(input, into, unread);
                open(input.input(), input.documents(), input.number() + 1);
            } else {
                filled += count;
                cut(input.cutter(), into, unread);
            }
        } catch (ClosedByInterruptException e) {
            throw interrupted(input.input().name(), e);
        } catch (IOException e) {
            breakOff(input, e, into, unread);
        }
        if (!into.isEmpty()) {
            startChunk();
        }
    }

    private void end(Opened input, List<KinesisRecord> into, List<Unread> unread) {
        input.cutter().cutLast(chunk, begin, filled, into);
        refuseLong(input.cutter(), into, unread);
        begin = filled;
    }

    /**
     * The input cannot be read on, which counts as a record that failed; the inputs after it are read. What came before trailing
     * data is whole; what data that are cut short end with is not.
     */
    private void breakOff(Opened input, IOException why, List<KinesisRecord> into, List<Unread> unread) {
        if (why instanceof TrailingDataException && begin < filled) {
            end(input, into, unread);
        }
        begin = filled;
        close();
        unread.add(IoFaults.unread(into.size(), input.input().name(), why));
    }

    private void cut(Cutter cutter, List<KinesisRecord> into, List<Unread> unread) {
        int end = cutter.cut(chunk, begin, filled, into);
        if (!into.isEmpty()) {
            chunkSize = Math.clamp((long) (end - begin) * MOST_RECORDS / into.size(), SMALLEST_CHUNK, CHUNK);
        }
        refuseLong(cutter, into, unread);
        begin = end;
        if (cutter.isDropping()) {
            cutter.drop(chunk, begin, filled);
            filled = begin;
        } else if (max.isExceededBy(filled - begin - SURROUNDINGS)) {
            unread.add(tooLong(into.size(), cutter.drop(chunk, begin, filled)));
            filled = begin;
        }
    }

    /** Takes out the records that are whole, and longer than a record may be. */
    private void refuseLong(Cutter cutter, List<KinesisRecord> records, List<Unread> unread) {
        int kept = 0;
        for (KinesisRecord each : records) {
            if (max.isExceededBy(each.data().length() - cutter.added())) {
                unread.add(tooLong(kept, each.position()));
            } else {
                records.set(kept++, each);
            }
        }
        records.subList(kept, records.size()).clear();
    }

    private Unread tooLong(int before, Position where) {
        return new Unread(before, where, max.refusal());
    }

    /** Begins a new chunk with what was not cut: the records keep the old one. */
    private void startChunk() {
        byte[] old = chunk;
        int rest = filled - begin;
        byte[] used = rest < CHUNK && chunkSize == CHUNK ? spare.poll() : null;
        chunk = used != null ? used : new byte[rest < chunkSize ? chunkSize : rest + chunkSize];
        System.arraycopy(old, begin, chunk, 0, rest);
        begin = 0;
        filled = rest;
    }

    /** Makes room in a chunk that is full, and that no record was cut from. */
    private void makeRoom() {
        int rest = filled - begin;
        if (rest > chunk.length / 2) {
            chunk = Arrays.copyOfRange(chunk, begin, begin + Math.clamp(rest * 2L, CHUNK, max.bytes() + CHUNK));
        } else {
            System.arraycopy(chunk, begin, chunk, 0, rest);
        }
        begin = 0;
        filled = rest;
    }

    private static InterruptedException interrupted(String name, ClosedByInterruptException e) {
        return (InterruptedException) new InterruptedException("reading " + name).initCause(e);
    }

    private void open(Input input, List<Unread> unread) throws InterruptedException {
        Documents.Taking taking = format == InputFormat.RAW ? Documents.Taking.AS_STORED : Documents.Taking.UNWRAPPED;
        Documents documents;
        try {
            documents = input.documents(taking);
        } catch (ClosedByInterruptException e) {
            throw interrupted(input.name(), e);
        } catch (IOException e) {
            throw IoFaults.reading(input.name(), e);
        }
        try {
            open(input, documents, 1);
        } catch (ClosedByInterruptException e) {
            documents.closeQuietly();
            throw interrupted(input.name(), e);
        } catch (IOException e) {
            documents.closeQuietly();
            if (!documents.areWrapped()) {
                throw IoFaults.reading(input.name(), e); // A folder, for example.
            }
            unread.add(IoFaults.unread(0, input.name(), e));
        }
    }

    /** Opens the next document of an input, or closes the input when it has no more. */
    private void open(Input input, Documents documents, int number) throws IOException {
        InputStream in = documents.next();
        if (in == null) {
            close();
            return;
        }
        boolean asItIs = format == InputFormat.TEXT || format == InputFormat.RAW;
        String name = number == 1 ? input.name() : input.name() + "#" + number;
        opened = new Opened(
                input,
                documents,
                number,
                asItIs ? in : ByteOrderMark.passed(in),
                cutter(name, number == 1 ? input.firstLine() : 1));
    }

    private Cutter cutter(String name, long firstLine) {
        return switch (format) {
            case AUTO -> new SniffingCutter(name, max);
            case JSON, KINESIS_EVENT, FIREHOSE_EVENT -> new JsonCutter(name);
            case CSV -> new RowCutter(name, Cells.COMMA, max);
            case TSV -> new RowCutter(name, Cells.TAB, max);
            case TEXT -> new LineCutter(name, LineCutter.Blank.RECORD);
            case NDJSON, ENVELOPE -> new LineCutter(name, LineCutter.Blank.SPACE, firstLine);
            case RAW -> new WholeCutter(name);
        };
    }
}
