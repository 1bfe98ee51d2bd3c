package dev.kdt.flow.capture;

import dev.kdt.bytes.Slice;
import dev.kdt.flow.IoFaults;
import dev.kdt.flow.Sink;
import dev.kdt.flow.Ticket;
import dev.kdt.pipeline.Output;
import dev.kdt.record.KinesisRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Writes an index of the envelopes that a sink writes. A block is in the index when the system has its bytes. */
public final class IndexedSink implements Sink {
    private static final int BLOCK = 1 << 16;

    private final Sink sink;
    private final Path file;
    private final OutputStream index;
    private long from;
    private long line;
    private long bytes;
    private long lines;
    private @Nullable Instant first;
    private @Nullable Instant last;
    private boolean isTimed = true;
    private CRC32 checksum = new CRC32();
    private KeySet keys = new KeySet();

    /**
     * Begins an index, or goes on with the one that is there if it ends where the capture is added to.
     *
     * @param file of the index
     * @param start where the first envelope is written, in bytes
     * @param startLine the number of its line, from 1
     */
    public IndexedSink(Sink sink, Path file, long start, long startLine) {
        this.sink = sink;
        this.file = file;
        this.from = start;
        this.line = startLine;
        try {
            IndexFile.Contents before = start > 0 && Files.exists(file) ? IndexFile.read(file) : null;
            if (before != null && before.end() == start && !before.isTorn()) {
                index = Files.newOutputStream(file, StandardOpenOption.APPEND);
            } else {
                index = Files.newOutputStream(file);
                index.write(IndexFile.header().getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            throw IoFaults.writing(file.toString(), e);
        }
    }

    @Override
    public synchronized void send(Output output, Ticket ticket) throws InterruptedException {
        Slice envelope = output.bytes();
        checksum.update(envelope.array(), envelope.from(), envelope.length());
        int length = envelope.length();
        sink.send(output, ticket);
        note(output.source(), length);
        if (bytes >= BLOCK) {
            sink.flush();
            endBlock();
        }
    }

    private void note(KinesisRecord record, int length) {
        bytes += length;
        lines++;
        String key = record.partitionKey();
        if (key != null) {
            keys.add(key);
        }
        Instant arrival = record.arrival();
        if (arrival == null) {
            isTimed = false;
            return;
        }
        first = first == null || arrival.isBefore(first) ? arrival : first;
        last = last == null || arrival.isAfter(last) ? arrival : last;
    }

    private void endBlock() {
        if (lines == 0) {
            return;
        }
        CaptureBlock block = new CaptureBlock(
                from,
                from + bytes,
                line,
                lines,
                isTimed ? first : null,
                isTimed ? last : null,
                checksum.getValue(),
                keys);
        try {
            index.write((block.text() + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw IoFaults.writing(file.toString(), e);
        }
        from += bytes;
        line += lines;
        bytes = 0;
        lines = 0;
        first = null;
        last = null;
        isTimed = true;
        checksum = new CRC32();
        keys = new KeySet();
    }

    @Override
    public void flush() throws InterruptedException {
        sink.flush();
    }

    @Override
    public synchronized void drain(String lane) throws InterruptedException {
        sink.drain(lane);
        endBlock();
    }

    @Override
    public boolean isBusy() {
        return sink.isBusy();
    }

    @Override
    public void requireUsable() {
        sink.requireUsable();
    }

    @Override
    public void close() {
        sink.close();
        try {
            index.close();
        } catch (IOException e) {
            throw IoFaults.writing(file.toString(), e);
        }
    }
}
