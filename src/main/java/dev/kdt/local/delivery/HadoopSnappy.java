package dev.kdt.local.delivery;

import dev.kdt.bytes.ByteBuilder;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Compresses in Hadoop's block format of Snappy. */
final class HadoopSnappy extends FilterOutputStream {
    private final byte[] block = new byte[Snappy.MAX_BLOCK];
    private final ByteBuilder compressed = new ByteBuilder(Snappy.MAX_BLOCK);
    private final Snappy snappy = new Snappy();
    private int size;

    HadoopSnappy(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int part = Math.min(length - done, block.length - size);
            System.arraycopy(bytes, offset + done, block, size, part);
            size += part;
            done += part;
            if (size == block.length) {
                endBlock();
            }
        }
    }

    @Override
    public void flush() throws IOException {
        endBlock();
        out.flush();
    }

    private void endBlock() throws IOException {
        if (size > 0) {
            snappy.compress(block, size, compressed.clear());
            writeBlock();
            size = 0;
        }
    }

    private void writeBlock() throws IOException {
        out.write(ByteBuffer.allocate(8).putInt(size).putInt(compressed.size()).array());
        compressed.writeTo(out);
    }
}
