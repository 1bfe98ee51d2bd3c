package dev.kdt.local.delivery;

import dev.kdt.bytes.ByteBuilder;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** Compresses in the framing format of Snappy: a chunk for every 64 KiB, each with its masked CRC-32C. */
final class SnappyFrames extends FilterOutputStream {
    private final byte[] block = new byte[Snappy.MAX_BLOCK];
    private final ByteBuilder compressed = new ByteBuilder(Snappy.MAX_BLOCK);
    private final Snappy snappy = new Snappy();
    private int size;

    private static final byte[] STREAM_IDENTIFIER = {(byte) 0xff, 6, 0, 0, 's', 'N', 'a', 'P', 'p', 'Y'};

    SnappyFrames(OutputStream out) throws IOException {
        super(out);
        out.write(STREAM_IDENTIFIER);
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
        CRC32C crc = new CRC32C();
        crc.update(block, 0, size);
        int checksum = (int) crc.getValue();
        int masked = ((checksum >>> 15) | (checksum << 17)) + 0xa282ead8;
        ByteBuffer header = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt((compressed.size() + 4) << 8).putInt(masked);
        out.write(header.array());
        compressed.writeTo(out);
    }
}
