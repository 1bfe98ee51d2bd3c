package dev.kdt.local.log;

import dev.kdt.bytes.Slice;
import dev.kdt.endpoint.option.Durability;
import dev.kdt.local.file.DiskSync;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An append-only log of records in a folder of segments. A batch that {@link #append} has returned for survives the
 * death of the process; with {@link Durability#POWER_CUT} also that of the machine. Memory holds a sparse index only,
 * whatever the log's size. Safe for use by several threads; reads run beside writes.
 */
public final class SegmentedLog implements Closeable {
    /** A segment is ended once it is longer than this. */
    private static final long SEGMENT_BYTES = 64L << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Path folder;
    private final Durability durability;
    private final Consumer<String> report;
    private final Set<Path> reported = ConcurrentHashMap.newKeySet();
    private final List<Segment> segments = new ArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private boolean takes = true;

    /** A record to append. */
    public record Entry(Slice key, Slice data) {}

    /** The place of an appended batch: its first ordinal, and the arrival that all its records share. */
    public record Appended(long firstOrdinal, long arrival) {}

    private SegmentedLog(Path folder, Durability durability, Consumer<String> report) {
        this.folder = folder;
        this.durability = durability;
        this.report = report;
    }

    /**
     * Opens the log in {@code folder}, or makes an empty one. Only the last segment is read; the others have an index.
     *
     * @param report is told about damage (what is cut off when the log is opened, what is passed over when it is read), and
     *     once when records cannot be appended
     */
    public static SegmentedLog open(Path folder, Durability durability, Consumer<String> report) throws IOException {
        if (durability == Durability.POWER_CUT) {
            DiskSync.makeFolder(folder);
        } else {
            Files.createDirectories(folder);
        }
        SegmentedLog log = new SegmentedLog(folder, durability, report);
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            log.segments.add(Segment.open(file, report));
        }
        log.beginWriting();
        log.forceNames();
        return log;
    }

    private void beginWriting() throws IOException {
        if (segments.isEmpty()) {
            segments.add(Segment.create(folder, 0));
            return;
        }
        Segment last = segments.getLast();
        if (last.setAside() == 0) {
            last.resumeWriting();
            return;
        }
        // Nobody knows how many records were in what was set aside, and somebody may have read them: none of their
        // ordinals is
        // given to another record.
        goOnInNewSegment(last.nextOrdinal() + last.setAside() / Frame.SMALLEST + 1);
    }

    private void goOnInNewSegment(long firstOrdinal) throws IOException {
        Segment next = Segment.create(folder, firstOrdinal);
        try {
            forceNames();
            segments.getLast().seal();
        } catch (IOException e) {
            next.delete();
            throw e;
        }
        segments.add(next);
    }

    /** Makes the segments' names outlive a power cut, if their records are to. */
    private void forceNames() throws IOException {
        if (durability == Durability.POWER_CUT) {
            DiskSync.force(folder);
        }
    }

    /** Calls {@code listener} after every append, on the appending thread; it must be quick. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /**
     * Appends all of {@code entries} or none.
     *
     * @param now milliseconds since the epoch; an arrival never goes back, even when the clock does
     * @throws IOException when the disk is full or the like; the log is as before and stays usable
     */
    public Appended append(List<Entry> entries, long now) throws IOException {
        Appended appended;
        lock.lock();
        try {
            if (segments.getLast().length() >= SEGMENT_BYTES) {
                goOnInNewSegment(segments.getLast().nextOrdinal());
            }
            Segment last = segments.getLast();
            long first = last.nextOrdinal();
            long arrival = Math.max(now, lastArrivalLocked());
            last.append(Frame.batch(entries, first, arrival), durability == Durability.POWER_CUT);
            appended = new Appended(first, arrival);
            takes = true;
        } catch (IOException e) {
            if (takes) {
                report.accept("cannot write to " + folder + ", its records are refused until that succeeds: "
                        + e.getMessage());
            }
            takes = false;
            throw e;
        } finally {
            lock.unlock();
        }
        for (Runnable listener : listeners) {
            listener.run();
        }
        return appended;
    }

    /**
     * Reads records from {@code ordinal} on, in order: at most {@code maxRecords}, and as many as fit in {@code maxBytes}
     * of payload and key, but one at least. The records share memory that nobody else writes to. Records that were
     * trimmed or are damaged are passed over: when none is found, there is none before {@link #nextOrdinal} as it was.
     */
    public List<LogRecord> read(long ordinal, int maxRecords, long maxBytes) throws IOException {
        List<LogRecord> found = new ArrayList<>();
        Room room = new Room(maxRecords, maxBytes);
        for (Span span : spansFrom(ordinal)) {
            long damagedAt = span.read(ordinal, room, found);
            if (damagedAt >= 0 && reported.add(span.file())) {
                report.accept("%s is damaged at byte %d: the records from there to the end of the file are skipped"
                        .formatted(span.file(), damagedAt));
            }
            if (room.isFull()) {
                break;
            }
        }
        return found;
    }

    private List<Span> spansFrom(long ordinal) {
        lock.lock();
        try {
            List<Span> spans = new ArrayList<>();
            for (Segment segment : segments) {
                if (segment.nextOrdinal() > ordinal) {
                    spans.add(segment.spanFrom(ordinal));
                }
            }
            return spans;
        } finally {
            lock.unlock();
        }
    }

    /** The ordinal of the first record that arrived at {@code arrival} (milliseconds) or later, else the next one. */
    public long ordinalAt(long arrival) throws IOException {
        Span span = null;
        long after;
        lock.lock();
        try {
            after = segments.getLast().nextOrdinal();
            for (Segment segment : segments) {
                if (segment.lastArrival() >= arrival) {
                    if (segment.firstArrival() >= arrival) {
                        return segment.firstOrdinal;
                    }
                    span = segment.spanAt(arrival);
                    after = segment.nextOrdinal();
                    break;
                }
            }
        } finally {
            lock.unlock();
        }
        long found = span == null ? -1 : span.ordinalAt(arrival);
        return found < 0 ? after : found;
    }

    /** The ordinal of the oldest record kept, or of the next one when there is none. */
    public long firstOrdinal() {
        lock.lock();
        try {
            return segments.getFirst().firstOrdinal;
        } finally {
            lock.unlock();
        }
    }

    /** The ordinal that the next record will get. */
    public long nextOrdinal() {
        lock.lock();
        try {
            return segments.getLast().nextOrdinal();
        } finally {
            lock.unlock();
        }
    }

    /** The arrival of the newest record, or a time before all others. */
    public long lastArrival() {
        lock.lock();
        try {
            return lastArrivalLocked();
        } finally {
            lock.unlock();
        }
    }

    private long lastArrivalLocked() {
        long last = Long.MIN_VALUE;
        for (int i = segments.size() - 1; i >= 0 && last == Long.MIN_VALUE; i--) {
            last = segments.get(i).lastArrival();
        }
        return last;
    }

    /** Bytes of the log on disk, without its indexes. */
    public long bytes() {
        lock.lock();
        try {
            return segments.stream().mapToLong(Segment::length).sum();
        } finally {
            lock.unlock();
        }
    }

    /** Deletes the segments whose records are all before {@code ordinal}; the one written to stays. */
    public void trimBefore(long ordinal) throws IOException {
        lock.lock();
        try {
            while (segments.size() > 1 && segments.getFirst().nextOrdinal() <= ordinal) {
                segments.removeFirst().delete();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            segments.getLast().close();
        } finally {
            lock.unlock();
        }
    }
}
