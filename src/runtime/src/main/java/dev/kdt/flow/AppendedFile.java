package dev.kdt.flow;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A file that belongs to the user and that whole records are added to; what is in it stays. Each write is there as a whole or,
 * when it fails, not at all. An interrupt breaks nothing off. Safe for use by several threads, and by several processes.
 *
 * <p>A line that was never finished, by whoever wrote before, is ended before the next write: it stays broken, but takes no record
 * along.
 */
public final class AppendedFile extends OutputStream {
    private static final int NEWLINE = '\n';
    private static final int LOCK_ATTEMPTS = 10_000;
    private static final long BETWEEN_ATTEMPTS_NANOS = 1_000_000;

    private final Path file;
    private final Records records;
    private final OpenFile open;
    private final @Nullable Object key;
    private @Nullable FileLock own;
    private long end;
    private boolean torn;

    /** Whether the name is on the disk, too. */
    private boolean named;

    /** The failure of a force. A later one would succeed without what the system has given up, as it tells of that only once. */
    private @Nullable IOException unforced;

    /** The form of records in the file. */
    public enum Records {
        /** Each ends in a newline. */
        LINES,
        /** Nobody can tell from the file where one ends. */
        BYTES
    }

    private AppendedFile(Path file, Records records) throws IOException {
        this.file = file;
        this.records = records;
        this.open = OpenFile.of(file);
        this.key = PlainFiles.keyOf(file);
    }

    /** Opens a file, which is made when it is missing, that other processes may add to at the same time. */
    public static AppendedFile shared(Path file, Records records) throws IOException {
        return new AppendedFile(file, records);
    }

    /**
     * Opens a file, which is made when it is missing, that no other process adds to until it is closed.
     *
     * @throws FlowException when another process does
     */
    public static AppendedFile exclusive(Path file, Records records) throws IOException {
        AppendedFile opened = new AppendedFile(file, records);
        opened.own = opened.tryLock();
        if (opened.own == null) {
            opened.close();
            throw new FlowException(
                    "cannot write to " + file + ": another kdt is writing to it (stop that one, or name another file)");
        }
        return opened;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        FileLock lock = own == null ? lock() : null;
        try {
            long start = open.length();
            try {
                if (start < end) {
                    throw new IOException("it was cut off while it was being written");
                }
                long place = endLine(start);
                open.write(place, bytes, from, length);
                end = place + length;
            } catch (IOException e) {
                cutBack(start, e);
                throw e;
            }
        } finally {
            if (lock != null) {
                lock.release();
            }
        }
    }

    /**
     * Takes away an unfinished record at the end, which a process left that was killed while it wrote.
     *
     * @param whole how many bytes of the file are known to be whole records; none of them is taken away
     */
    public synchronized void cutTorn(long whole) throws IOException {
        if (open.length() > whole) {
            open.cut(records == Records.BYTES ? whole : Math.max(whole, afterLastLine(whole)));
        }
    }

    /**
     * Makes safe what was written: it is on the disk when this returns, in the file that has the name.
     *
     * @return the file's length, all whole records
     * @throws IOException also when the file was deleted, replaced or cut off meanwhile, so that what was written is not in it,
     *     and ever after one that failed
     */
    public synchronized long force() throws IOException {
        if (unforced != null) {
            throw new IOException(unforced.getMessage(), unforced);
        }
        try {
            open.force();
            if (!named) {
                PlainFiles.forceName(file);
                named = true;
            }
        } catch (IOException e) {
            unforced = e;
            throw e;
        }
        if (key != null && !key.equals(PlainFiles.keyOf(file))) {
            throw new IOException("it was deleted or replaced while it was being written");
        }
        long length = open.length();
        if (length < end) {
            throw new IOException("it was cut off while it was being written");
        }
        return length;
    }

    public Path file() {
        return file;
    }

    /** Whether the file ends with a whole record, as far as it was written here. */
    public synchronized boolean isWhole() {
        return !torn;
    }

    @Override
    public synchronized void close() throws IOException {
        open.close();
    }

    /** Ends a last line that has no end, and tells where the next one goes. */
    private long endLine(long length) throws IOException {
        if (records == Records.BYTES || length == 0) {
            return length;
        }
        byte[] last = new byte[1];
        open.read(length - 1, last, 1);
        if (last[0] == NEWLINE) {
            return length;
        }
        open.write(length, new byte[] {NEWLINE}, 0, 1);
        return length + 1;
    }

    private void cutBack(long start, IOException cause) {
        try {
            if (open.length() > start) {
                open.cut(start);
            }
        } catch (IOException e) {
            torn = true;
            cause.addSuppressed(e);
        }
    }

    /** The end of the last line: the file's bytes from {@code from} on are searched backwards. */
    private long afterLastLine(long from) throws IOException {
        byte[] block = new byte[1 << 16];
        for (long until = open.length(); until > from; ) {
            long start = Math.max(from, until - block.length);
            int size = (int) (until - start);
            open.read(start, block, size);
            for (int i = size - 1; i >= 0; i--) {
                if (block[i] == NEWLINE) {
                    return start + i + 1;
                }
            }
            until = start;
        }
        return from;
    }

    /** Waits a while for other processes, which hold the lock for one write only unless it is theirs alone. */
    private FileLock lock() throws IOException {
        for (int attempt = 0; attempt < LOCK_ATTEMPTS; attempt++) {
            FileLock lock = tryLock();
            if (lock != null) {
                return lock;
            }
            LockSupport.parkNanos(BETWEEN_ATTEMPTS_NANOS);
        }
        throw new IOException("another kdt is writing to it (name another file)");
    }

    /** Does not listen to interrupts, as {@link java.nio.channels.FileChannel#lock()} does, which closes the file. */
    private @Nullable FileLock tryLock() throws IOException {
        try {
            return open.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // Held by this process: the same as held by another.
        }
    }
}
