package dev.kdt.local.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * An index of the records' places in a segment: one mark for about every {@value #STRIDE} bytes. Finding a record means reading
 * on from the mark before it. Guarded by the segment's owner.
 */
final class SparseIndex {
    static final int STRIDE = 64 << 10;
    private static final int MAGIC = 0x6b647431;

    private long[] ordinals = new long[8];
    private long[] arrivals = new long[8];
    private int[] positions = new int[8];
    private int size;
    private int nextMark;

    /** Notes a record, if it is far enough from the last mark. */
    void note(long ordinal, long arrival, int position) {
        if (position < nextMark) {
            return;
        }
        if (size == ordinals.length) {
            ordinals = Arrays.copyOf(ordinals, size * 2);
            arrivals = Arrays.copyOf(arrivals, size * 2);
            positions = Arrays.copyOf(positions, size * 2);
        }
        ordinals[size] = ordinal;
        arrivals[size] = arrival;
        positions[size++] = position;
        nextMark = position + STRIDE;
    }

    /** A position at or before the record with {@code ordinal}. */
    int positionOf(long ordinal) {
        return before(ordinals, ordinal + 1);
    }

    /** A position at or before the first record that arrived at {@code arrival} or later. */
    int positionAt(long arrival) {
        return before(arrivals, arrival);
    }

    /** The position of the last mark whose value is less than {@code bound}, or 0. */
    private int before(long[] values, long bound) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 0 : positions[low - 1];
    }

    /** Writes the marks of a finished segment beside it, with what the segment needs to open without being read. */
    void save(Path file, Summary summary) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(4 + 5 * 8 + 4 + size * 20 + 8);
        out.putInt(MAGIC);
        out.putLong(summary.nextOrdinal());
        out.putLong(summary.firstArrival());
        out.putLong(summary.lastArrival());
        out.putLong(summary.length());
        out.putLong(0);
        out.putInt(size);
        for (int i = 0; i < size; i++) {
            out.putLong(ordinals[i]).putLong(arrivals[i]).putInt(positions[i]);
        }
        CRC32C crc = new CRC32C();
        crc.update(out.array(), 0, out.position());
        out.putLong(crc.getValue());
        Files.write(file, out.array());
    }

    /** Reads the result of {@link #save}; null when it is missing or damaged: then the segment must be read. */
    static @Nullable Loaded load(Path file) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException _) {
            return null;
        }
        if (bytes.length < 56) {
            return null;
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - 8);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.getLong(bytes.length - 8) != crc.getValue() || in.getInt() != MAGIC) {
            return null;
        }
        Summary summary = new Summary(in.getLong(), in.getLong(), in.getLong(), in.getLong());
        in.getLong();
        SparseIndex index = new SparseIndex();
        int marks = in.getInt();
        for (int i = 0; i < marks; i++) {
            index.nextMark = 0;
            index.note(in.getLong(), in.getLong(), in.getInt());
        }
        return new Loaded(index, summary);
    }

    /** A summary of a finished segment. */
    record Summary(long nextOrdinal, long firstArrival, long lastArrival, long length) {}

    record Loaded(SparseIndex index, Summary summary) {}
}
