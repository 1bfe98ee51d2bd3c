package dev.kdt.local.delivery;

import dev.kdt.bytes.Slice;
import dev.kdt.local.log.LogRecord;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** An object that is still being filled: a file that nobody sees yet. Used by one thread. */
final class OpenObject {
    /** Small, because there may be 500 of them. */
    private static final int BUFFER = 16 << 10;

    private final Path file;
    private final FileOutputStream disk;
    private final OutputStream out;
    private final long opened;
    private final Map<String, Long> firstOrdinals = new HashMap<>();
    private final Map<String, Long> nextOrdinals = new HashMap<>();
    private long firstArrival = Long.MAX_VALUE;
    private long bytes;

    /**
     * Opens a new file.
     *
     * @param opened milliseconds since the epoch, when buffering begins
     */
    OpenObject(Path file, Compression compression, String name, long opened) throws IOException {
        this.file = file;
        this.opened = opened;
        this.disk = new FileOutputStream(file.toFile());
        this.out = compression.around(new ForcedFile(disk), name);
    }

    /** Adds what {@code from}, read from {@code lane}, became. */
    void add(Lane lane, LogRecord from, Slice content) throws IOException {
        out.write(content.array(), content.from(), content.length());
        bytes += content.length();
        firstArrival = Math.min(firstArrival, from.arrival());
        firstOrdinals.merge(lane.name(), from.ordinal(), Math::min);
        nextOrdinals.merge(lane.name(), from.ordinal() + 1, Math::max);
    }

    /** Ends the file; when this returns it is whole and on the disk. */
    void finish() throws IOException {
        out.close();
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

    /** Of the oldest record in it, milliseconds since the epoch. */
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

    /** A file that is on the disk when it is closed. */
    private static final class ForcedFile extends BufferedOutputStream {
        private final FileOutputStream disk;

        ForcedFile(FileOutputStream disk) {
            super(disk, BUFFER);
            this.disk = disk;
        }

        @Override
        public void close() throws IOException {
            if (disk.getChannel().isOpen()) {
                flush();
                disk.getFD().sync();
            }
            super.close();
        }
    }
}
