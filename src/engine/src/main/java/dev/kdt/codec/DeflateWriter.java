package dev.kdt.codec;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Compresses payloads as gzip and zlib do. The compressors are used again: each takes a quarter of a megabyte outside of the heap.
 * For one thread. One that is not closed gives its memory back when it is collected.
 */
public final class DeflateWriter implements AutoCloseable {
    /** A member's header as the JDK writes it: deflated, no flags, no time, no level, unknown system (RFC 1952, 2.3). */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private static final int CHUNK = 512;

    private final Deflater raw = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final Deflater zlib = new Deflater();
    private final CRC32 crc = new CRC32();

    /** Adds the payload as a member of gzip. */
    public void gzip(Slice payload, ByteBuilder out) {
        out.put(HEADER);
        deflate(raw, payload, out);
        crc.reset();
        crc.update(payload.array(), payload.from(), payload.length());
        littleEndian((int) crc.getValue(), out);
        littleEndian(payload.length(), out);
    }

    /** Adds the payload as zlib's data. */
    public void zlib(Slice payload, ByteBuilder out) {
        deflate(zlib, payload, out);
    }

    private static void deflate(Deflater deflater, Slice payload, ByteBuilder out) {
        deflater.reset();
        deflater.setInput(payload.array(), payload.from(), payload.length());
        deflater.finish();
        int room = Math.max(CHUNK, payload.length() / 2);
        while (!deflater.finished()) {
            byte[] bytes = out.reserve(room);
            out.grew(deflater.deflate(bytes, out.size(), bytes.length - out.size()));
        }
    }

    private static void littleEndian(int number, ByteBuilder out) {
        out.put(number).put(number >>> 8).put(number >>> 16).put(number >>> 24);
    }

    @Override
    public void close() {
        raw.close();
        zlib.close();
    }
}
