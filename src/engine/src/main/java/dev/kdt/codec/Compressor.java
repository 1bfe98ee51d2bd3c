package dev.kdt.codec;

import com.github.luben.zstd.Zstd;
import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.packed.Lz4Frame;
import dev.kdt.codec.packed.SnappyFrames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.BiConsumer;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Compresses payloads; the bytes are the caller's own. */
public final class Compressor {
    private static final int ZSTD_LEVEL = 3;

    private Compressor() {}

    /** The payload as a member of gzip. */
    public static Slice gzip(Slice payload) {
        return through(payload, GZIPOutputStream::new);
    }

    /** The payload as zlib's data. */
    public static Slice zlib(Slice payload) {
        return through(payload, DeflaterOutputStream::new);
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

    private static Slice framed(Slice payload, BiConsumer<Slice, ByteBuilder> format) {
        ByteBuilder out = new ByteBuilder(payload.length() / 2 + 64);
        format.accept(payload, out);
        return Slice.of(out.toBytes());
    }

    private interface Wrapping {
        OutputStream around(OutputStream out) throws IOException;
    }

    private static Slice through(Slice payload, Wrapping wrapping) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(payload.length() / 2 + 64);
        try (OutputStream out = wrapping.around(bytes)) {
            out.write(payload.array(), payload.from(), payload.length());
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written to", e);
        }
        return Slice.of(bytes.toByteArray());
    }
}
