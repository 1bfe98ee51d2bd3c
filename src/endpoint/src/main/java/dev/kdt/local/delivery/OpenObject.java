package dev.kdt.local.delivery;

import dev.kdt.bytes.Slice;
import dev.kdt.local.log.LogRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object that is still being filled: a file that nobody sees yet. Used by one thread. */
final class OpenObject {
    private final Path file;
    private final OutputStream disk;
    private final OutputStream out;
    private final long since;
    private final Map<String, Long> delivered;
    private final Map<String, Span> spans = new HashMap<>();
    private @Nullable Span last;
    private long firstArrival = Long.MAX_VALUE;
    private long bytes;
    private long records;
    private boolean isOfTheMoment;

    /** The range of a lane's records in this object: those that belong in it of {@code [first, next)}. */
    private static final class Span {
        private final String lane;
        private final long deliveredBefore;
        private long first = Long.MAX_VALUE;
        private long next;

        Span(String lane, long deliveredBefore) {
            this.lane = lane;
            this.deliveredBefore = deliveredBefore;
        }
    }

    /**
     * Opens a new file.
     *
     * @param name the object's
     * @param since milliseconds since the epoch, when buffering begins
     * @param delivered by lane, the ordinal before which other objects have the records already
     */
    OpenObject(
            Path file,
            ObjectCompression compression,
            BlockDeflater deflater,
            String name,
            long since,
            Map<String, Long> delivered)
            throws IOException {
        this.file = file;
        this.since = since;
        this.delivered = delivered;
        this.disk = Files.newOutputStream(file);
        this.out = compression.around(disk, name, deflater);
    }

    /** Adds what {@code from}, read from {@code lane}, became; unless it is delivered already. */
    void add(DeliveryLane lane, LogRecord from, Slice content) throws IOException {
        Span span = span(lane.name());
        if (from.ordinal() < span.deliveredBefore) {
            return;
        }
        out.write(content.array(), content.from(), content.length());
        bytes += content.length();
        records++;
        firstArrival = Math.min(firstArrival, from.arrival());
        span.first = Math.min(span.first, from.ordinal());
        span.next = Math.max(span.next, from.ordinal() + 1);
    }

    /** Records come in runs of the same lane. */
    private Span span(String lane) {
        Span span = last;
        if (span == null || !span.lane.equals(lane)) {
            span = spans.computeIfAbsent(lane, name -> new Span(name, delivered.getOrDefault(name, 0L)));
            last = span;
        }
        return span;
    }

    /** Says that it holds what might be judged otherwise if it were read again: see {@link Rejection.Verdict}. */
    void markOfTheMoment() {
        isOfTheMoment = true;
    }

    boolean isOfTheMoment() {
        return isOfTheMoment;
    }

    /** Ends the file. It is whole then, but perhaps not on the disk yet: see {@link Parts#force}. */
    void end() throws IOException {
        out.close();
    }

    /** Throws the file away. */
    void discard() throws IOException {
        disk.close();
        Files.deleteIfExists(file);
    }

    /** The name of its file. */
    String id() {
        return file.getFileName().toString();
    }

    /** Before compression. */
    long bytes() {
        return bytes;
    }

    /** Number of added records. */
    long records() {
        return records;
    }

    /** Of the oldest record in it, milliseconds since the epoch. */
    long firstArrival() {
        return firstArrival;
    }

    /** When its buffering began. */
    long since() {
        return since;
    }

    /** The first ordinal of {@code lane} that it holds; greater than any when it holds none. */
    long firstOrdinal(String lane) {
        Span span = spans.get(lane);
        return span == null ? Long.MAX_VALUE : span.first;
    }

    /** The ordinal after the last it holds, by lane. */
    Map<String, Long> nextOrdinals() {
        Map<String, Long> next = new HashMap<>();
        for (Span span : spans.values()) {
            if (span.next > 0) {
                next.put(span.lane, span.next);
            }
        }
        return next;
    }
}
