package dev.kdt.local.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * One gzip member (RFC 1952) whose blocks do not look back at each other, as {@code pigz --independent} writes it. So one
 * {@link Deflater}, which takes a quarter of a MiB, is enough for all the streams that a thread fills at a time; each stream
 * holds one block of plain bytes. Costs about a hundredth in size.
 */
final class BlockGzip extends OutputStream {
    /** No name, no time, no system: the same content makes the same bytes. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private final OutputStream out;
    private final BlockDeflater deflater;
    private final CRC32 crc = new CRC32();
    private byte[] block;
    private int filled;
    private int size;

    BlockGzip(OutputStream out, BlockDeflater deflater) throws IOException {
        this.out = out;
        this.deflater = deflater;
        this.block = deflater.room();
        out.write(HEADER);
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        int end = from + length;
        while (at < end) {
            if (filled == BlockDeflater.BLOCK) {
                writeBlock();
            }
            int part = Math.min(end - at, BlockDeflater.BLOCK - filled);
            if (filled + part > block.length) {
                block = Arrays.copyOf(block, Math.min(BlockDeflater.BLOCK, Math.max(2 * block.length, filled + part)));
            }
            System.arraycopy(bytes, at, block, filled, part);
            filled += part;
            at += part;
        }
    }

    private void writeBlock() throws IOException {
        if (filled == 0) {
            return;
        }
        crc.update(block, 0, filled);
        size += filled;
        deflater.write(block, filled, out);
        filled = 0;
    }

    /** Writes the end and closes the stream behind; without having been closed it is no gzip. */
    @Override
    public void close() throws IOException {
        try (out) {
            writeBlock();
            deflater.recycle(block);
            deflater.writeEnd(out);
            ByteBuffer trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            out.write(trailer.putInt((int) crc.getValue()).putInt(size).array());
        }
    }
}
