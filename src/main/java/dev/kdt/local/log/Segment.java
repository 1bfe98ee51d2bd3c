package dev.kdt.local.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One file of a log, holding consecutive records. Only the last segment of a log is written to. Guarded by the log. */
final class Segment {
    private static final int READ_SIZE = 256 << 10;

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
            scan(channel, 0, size, (in, at, position) -> {
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
        report.accept("%s: %d bytes after record %d are not whole and were set aside in %s"
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

    /** How many bytes were set aside when it was opened. */
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

    /** Where reading for {@code ordinal} begins, and how far there is something to read. Taken under the log's lock. */
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

    /** A stretch of a segment's file that will not change, to be read without the log's lock. */
    record Span(Path file, int from, long to) {
        /**
         * Adds the records from {@code ordinal} on to {@code found}, as long as there is room.
         *
         * @return where the file is damaged, when reading came to an end there; else -1
         */
        long read(long ordinal, Room room, List<LogRecord> found) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                long end = scan(channel, from, to, (in, at, _) -> {
                    if (Frame.ordinal(in, at) < ordinal) {
                        return true;
                    }
                    LogRecord next = Frame.record(in, at, Frame.body(in, at));
                    if (!room.takes(next)) {
                        return false;
                    }
                    found.add(next);
                    return true;
                });
                return room.isFull() || end == to ? -1 : end;
            }
        }

        /** The ordinal of the first record that arrived at {@code arrival} or later, or -1. */
        long ordinalAt(long arrival) throws IOException {
            long[] found = {-1};
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                scan(channel, from, to, (in, at, _) -> {
                    if (Frame.arrival(in, at) < arrival) {
                        return true;
                    }
                    found[0] = Frame.ordinal(in, at);
                    return false;
                });
            }
            return found[0];
        }
    }

    /** Takes a whole frame; false ends the scan. */
    @FunctionalInterface
    private interface FrameTaker {
        boolean take(ByteBuffer in, int at, long position);
    }

    /**
     * Hands out whole, undamaged frames of {@code [from, to)} until one is damaged or the taker has enough.
     *
     * @return where the first frame begins that was not taken
     */
    private static long scan(FileChannel channel, long from, long to, FrameTaker taker) throws IOException {
        int want = READ_SIZE;
        long position = from;
        while (position + Frame.HEADER <= to) {
            ByteBuffer in = ByteBuffer.allocate((int) Math.min(want, to - position));
            for (long at = position; in.hasRemaining(); ) {
                int read = channel.read(in, at);
                if (read < 0) {
                    return position;
                }
                at += read;
            }
            int at = 0;
            want = READ_SIZE;
            while (at + Frame.HEADER <= in.limit()) {
                int body = Frame.body(in, at);
                if (body < 0 || position + at + Frame.HEADER + body > to) {
                    return position + at;
                }
                if (at + Frame.HEADER + body > in.limit()) {
                    want = Math.max(READ_SIZE, Frame.HEADER + body);
                    break;
                }
                if (!Frame.intact(in, at, body) || !taker.take(in, at, position + at)) {
                    return position + at;
                }
                at += Frame.HEADER + body;
            }
            position += at;
        }
        return position;
    }
}
