package dev.kdt.codec;

import com.github.luben.zstd.Zstd;
import dev.kdt.bytes.Slice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Compresses payloads. */
public final class Compressor {
    private static final int ZSTD_LEVEL = 3;

    private Compressor() {}

    /** The payload compressed; the bytes are the caller's own. */
    public static Slice compress(Compression how, Slice payload) {
        return switch (how) {
            case GZIP -> through(payload, GZIPOutputStream::new);
            case ZLIB -> through(payload, DeflaterOutputStream::new);
            case ZSTD -> Slice.of(Zstd.compress(payload.toSharedBytes(), ZSTD_LEVEL));
        };
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
