package dev.kdt.local.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One file of a log, holding consecutive records. Only the last segment of a log is written to. Guarded by the log. */
final class Segment {
    private final Path file;
    final long firstOrdinal;
    private SparseIndex index = new SparseIndex();
    private @Nullable FileChannel writing;
    private long length;
    private long setAside;
    private long nextOrdinal;
    private long firstArrival = Long.MAX_VALUE;
    private long lastArrival = Long.MIN_VALUE;

    private Segment(Path file, long firstOrdinal) {
        this.file = file;
        this.firstOrdinal = firstOrdinal;
        this.nextOrdinal = firstOrdinal;
    }

    static Segment create(Path folder, long firstOrdinal) throws IOException {
        Segment segment = new Segment(folder.resolve("%020d.log".formatted(firstOrdinal)), firstOrdinal);
        segment.writing = FileChannel.open(
                segment.file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        segment.writing.truncate(0);
        return segment;
    }

    /**
     * Opens a segment that is already there: by its index if it has one, else by reading it all. What follows the first
     * damaged byte is set aside in a file beside it, and said to {@code report}.
     */
    static Segment open(Path file, Consumer<String> report) throws IOException {
        String name = file.getFileName().toString();
        Segment segment = new Segment(file, Long.parseLong(name.substring(0, name.indexOf('.'))));
        SparseIndex.Loaded loaded = SparseIndex.load(segment.indexFile());
        if (loaded != null && loaded.summary().length() == Files.size(file)) {
            segment.index = loaded.index();
            segment.length = loaded.summary().length();
            segment.nextOrdinal = loaded.summary().nextOrdinal();
            segment.firstArrival = loaded.summary().firstArrival();
            segment.lastArrival = loaded.summary().lastArrival();
        } else {
            segment.recover(report);
        }
        return segment;
    }

    private void recover(Consumer<String> report) throws IOException {
        long size = Files.size(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Span.scan(channel, 0, size, (in, at, position) -> {
                if (Frame.ordinal(in, at) != nextOrdinal) {
                    return false;
                }
                written(Frame.arrival(in, at), position, Frame.HEADER + Frame.body(in, at));
                return true;
            });
        }
        if (length < size) {
            setAside(size, report);
        }
    }

    private void setAside(long size, Consumer<String> report) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileChannel copy = FileChannel.open(
                        aside,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.transferTo(length, size - length, copy);
            channel.truncate(length);
        }
        setAside = size - length;
        report.accept(
                "%s ends with an incomplete record, as after a crash: its %d bytes after record %d were moved to %s"
                        .formatted(file, size - length, nextOrdinal - 1, aside.getFileName()));
    }

    void resumeWriting() throws IOException {
        Files.deleteIfExists(indexFile());
        writing = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Appends whole frames. After a failure the file is as before. */
    void append(ByteBuffer frames, boolean force) throws IOException {
        FileChannel channel = writing;
        if (channel == null) {
            throw new IOException(file + " is closed");
        }
        ByteBuffer toWrite = frames.duplicate();
        try {
            long position = length;
            while (toWrite.hasRemaining()) {
                position += channel.write(toWrite, position);
            }
            if (force) {
                channel.force(false);
            }
        } catch (IOException e) {
            if (channel.isOpen()) {
                channel.truncate(length);
            }
            throw e;
        }
        for (int at = frames.position(); at < frames.limit(); ) {
            int size = Frame.HEADER + Frame.body(frames, at);
            written(Frame.arrival(frames, at), length, size);
            at += size;
        }
    }

    private void written(long arrival, long position, int size) {
        index.note(nextOrdinal, arrival, (int) position);
        firstArrival = Math.min(firstArrival, arrival);
        lastArrival = arrival;
        nextOrdinal++;
        length = position + size;
    }

    /** Ends writing; the index is saved so that opening need not read the segment. After a failure it can be written to as before. */
    void seal() throws IOException {
        index.save(indexFile(), new SparseIndex.Summary(nextOrdinal, firstArrival, lastArrival, length));
        close();
    }

    void close() throws IOException {
        if (writing != null) {
            writing.close();
            writing = null;
        }
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(indexFile());
        Files.deleteIfExists(file);
    }

    long length() {
        return length;
    }

    /** Bytes that were set aside when it was opened. */
    long setAside() {
        return setAside;
    }

    long nextOrdinal() {
        return nextOrdinal;
    }

    /** Greater than any time when the segment is empty. */
    long firstArrival() {
        return firstArrival;
    }

    /** Less than any time when the segment is empty. */
    long lastArrival() {
        return lastArrival;
    }

    /** The part of the file to read for {@code ordinal}, up to the end of what is written. Taken under the log's lock. */
    Span spanFrom(long ordinal) {
        return new Span(file, index.positionOf(ordinal), length);
    }

    Span spanAt(long arrival) {
        return new Span(file, index.positionAt(arrival), length);
    }

    private Path indexFile() {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - 4) + ".index");
    }
}
