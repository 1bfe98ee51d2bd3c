package dev.kdt.local.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.zip.Deflater;

/**
 * Compresses blocks of bytes, each without looking at those before: several streams can share one, and the room for their
 * blocks. Used by one thread.
 */
final class BlockDeflater implements AutoCloseable {
    /** Uncompressed bytes in a block. */
    static final int BLOCK = 64 << 10;

    private static final byte[] NOTHING = {};

    /** Level 1: three times as fast as the default, for a fifth more bytes. */
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);

    private final byte[] compressed = new byte[BLOCK];

    /** They live long enough to get old in the heap, and are not easily got rid of there. */
    private final Deque<byte[]> spare = new ArrayDeque<>();

    /** Room for a block, or for the beginning of one. */
    byte[] room() {
        byte[] room = spare.poll();
        return room == null ? new byte[BLOCK / 16] : room;
    }

    /** Takes room back. */
    void recycle(byte[] room) {
        if (room.length == BLOCK) {
            spare.push(room);
        }
    }

    /** Writes {@code plain[0, length)} as blocks of a deflate stream that goes on. */
    void write(byte[] plain, int length, OutputStream out) throws IOException {
        deflater.reset();
        deflater.setInput(plain, 0, length);
        drain(out);
    }

    /** Writes the last block of a deflate stream, an empty one. */
    void writeEnd(OutputStream out) throws IOException {
        deflater.reset();
        deflater.setInput(NOTHING);
        deflater.finish();
        drain(out);
    }

    private void drain(OutputStream out) throws IOException {
        int length;
        do {
            length = deflater.deflate(compressed, 0, compressed.length, Deflater.SYNC_FLUSH);
            out.write(compressed, 0, length);
        } while (length == compressed.length);
    }

    @Override
    public void close() {
        deflater.end();
    }
}
