package dev.kdt.codec;

import com.github.luben.zstd.Zstd;
import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.packed.Lz4Frame;
import dev.kdt.codec.packed.SnappyFrames;
import java.util.function.BiConsumer;

/** Compresses payloads; the bytes are the caller's own. */
public final class Compressor {
    private static final int ZSTD_LEVEL = 3;

    private Compressor() {}

    /** The payload as a member of gzip. */
    public static Slice gzip(Slice payload) {
        return deflated(payload, DeflateWriter::gzip);
    }

    /** The payload as zlib's data. */
    public static Slice zlib(Slice payload) {
        return deflated(payload, DeflateWriter::zlib);
    }

    /** The payload as a frame of Zstandard. */
    public static Slice zstd(Slice payload) {
        return Slice.of(Zstd.compress(payload.toSharedBytes(), ZSTD_LEVEL));
    }

    /** The payload as a frame of LZ4. */
    public static Slice lz4(Slice payload) {
        return framed(payload, Lz4Frame::write);
    }

    /** The payload in Snappy's own framing format. */
    public static Slice snappy(Slice payload) {
        return framed(payload, SnappyFrames::write);
    }

    private interface Deflating {
        void write(DeflateWriter writer, Slice payload, ByteBuilder out);
    }

    private static Slice deflated(Slice payload, Deflating format) {
        try (DeflateWriter writer = new DeflateWriter()) {
            return framed(payload, (whole, out) -> format.write(writer, whole, out));
        }
    }

    private static Slice framed(Slice payload, BiConsumer<Slice, ByteBuilder> format) {
        ByteBuilder out = new ByteBuilder(payload.length() / 2 + 64);
        format.accept(payload, out);
        return Slice.of(out.toBytes());
    }
}
