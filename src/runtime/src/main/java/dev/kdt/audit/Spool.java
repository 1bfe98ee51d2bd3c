package dev.kdt.audit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Entries on the disk, in partitions by their keys: entries with equal keys are in the same one. All partitions are in one file, block
 * by block, so that their number takes memory for a block each and no open files. Any thread adds; when all is added, one reads.
 */
final class Spool implements AutoCloseable {
    /** So many that a partition of a hundred million entries fits into memory. */
    static final int PARTITIONS = 256;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private static final int ENTRY = 40;
    private static final int BLOCK = 400 * ENTRY;

    private final TemporaryFile file;
    private final Partition[] partitions = new Partition[PARTITIONS];

    /** @param folder that the file is made in */
    Spool(Path folder) {
        file = new TemporaryFile(folder);
        Arrays.setAll(partitions, _ -> new Partition());
    }

    void add(Entry entry) {
        partitions[(int) (entry.key().high() >>> 56)].add(entry);
    }

    /** Number of entries of a partition. */
    long count(int partition) {
        return partitions[partition].count();
    }

    /** Hands over all entries of a partition, in no particular order. */
    void read(int partition, Consumer<Entry> to) {
        partitions[partition].read(to);
    }

    @Override
    public void close() {
        file.close();
    }

    private final class Partition {
        private static final byte[] NONE = {};

        private byte[] block = NONE;
        private int filled;
        private long[] written = {};
        private int blocks;

        synchronized void add(Entry entry) {
            if (filled == block.length) {
                next();
            }
            LONG.set(block, filled, entry.key().high());
            LONG.set(block, filled + 8, entry.key().low());
            LONG.set(block, filled + 16, entry.content());
            LONG.set(block, filled + 24, entry.place());
            INT.set(block, filled + 32, entry.minutes());
            INT.set(block, filled + 36, entry.number());
            filled += ENTRY;
        }

        private void next() {
            if (filled == 0) {
                block = new byte[BLOCK];
                return;
            }
            if (blocks == written.length) {
                written = Arrays.copyOf(written, Math.max(16, blocks * 2));
            }
            synchronized (file) {
                written[blocks++] = file.append(block, BLOCK);
            }
            filled = 0;
        }

        synchronized long count() {
            return ((long) blocks * BLOCK + filled) / ENTRY;
        }

        synchronized void read(Consumer<Entry> to) {
            byte[] stored = new byte[BLOCK];
            for (int i = 0; i < blocks; i++) {
                file.read(written[i], stored, BLOCK);
                entries(stored, BLOCK, to);
            }
            entries(block, filled, to);
        }

        private static void entries(byte[] from, int length, Consumer<Entry> to) {
            for (int at = 0; at < length; at += ENTRY) {
                to.accept(new Entry(
                        new Fingerprint((long) LONG.get(from, at), (long) LONG.get(from, at + 8)),
                        (long) LONG.get(from, at + 16),
                        (long) LONG.get(from, at + 24),
                        (int) INT.get(from, at + 32),
                        (int) INT.get(from, at + 36)));
            }
        }
    }
}
