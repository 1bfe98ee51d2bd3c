package dev.kdt.local.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;

/** Compresses runs of bytes, each without looking at those before: several streams can share one. Used by one thread. */
final class BlockDeflater implements AutoCloseable {
    private static final byte[] NOTHING = {};

    /** Level 1: three times as fast as the default, for a fifth more bytes. */
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);

    private final byte[] compressed = new byte[64 << 10];

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
