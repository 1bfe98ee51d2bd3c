package dev.kdt.local.delivery;

import dev.kdt.bytes.Slice;
import dev.kdt.local.log.LogRecord;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** An object that is still being filled: a file that nobody sees yet. Used by one thread. */
final class OpenObject {
    private final Path file;
    private final FileOutputStream disk;
    private final OutputStream out;
    private final long firstArrival;
    private final long opened;
    private final Map<String, Long> firstOrdinals = new HashMap<>();
    private final Map<String, Long> nextOrdinals = new HashMap<>();
    private long bytes;

    /**
     * Opens a new file.
     *
     * @param firstArrival of the oldest record to come in
     * @param opened milliseconds since the epoch, when buffering begins
     */
    OpenObject(Path file, Compression compression, long firstArrival, long opened) throws IOException {
        this.file = file;
        this.firstArrival = firstArrival;
        this.opened = opened;
        this.disk = new FileOutputStream(file.toFile());
        this.out = compression.around(
                new BufferedOutputStream(new Synced(disk), 64 << 10),
                file.getFileName().toString());
    }

    /** Adds what {@code from}, read from {@code lane}, became. */
    void add(Lane lane, LogRecord from, Slice content) throws IOException {
        out.write(content.array(), content.from(), content.length());
        bytes += content.length();
        firstOrdinals.putIfAbsent(lane.name(), from.ordinal());
        nextOrdinals.put(lane.name(), from.ordinal() + 1);
    }

    /** Ends the file; when this returns it is whole and on the disk. */
    void finish() throws IOException {
        out.close();
    }

    /** A file that is on the disk when it is closed. */
    private static final class Synced extends FilterOutputStream {
        private final FileOutputStream file;

        Synced(FileOutputStream file) {
            super(file);
            this.file = file;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            file.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            file.getFD().sync();
            file.close();
        }
    }

    /** Throws the file away. */
    void discard() throws IOException {
        disk.close();
        Files.deleteIfExists(file);
    }

    Path file() {
        return file;
    }

    /** Before compression. */
    long bytes() {
        return bytes;
    }

    long firstArrival() {
        return firstArrival;
    }

    long opened() {
        return opened;
    }

    /** The first ordinal it holds, by lane. */
    Map<String, Long> firstOrdinals() {
        return firstOrdinals;
    }

    /** The ordinal after the last it holds, by lane. */
    Map<String, Long> nextOrdinals() {
        return nextOrdinals;
    }
}
