package dev.kdt.codec;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses payloads, each up to a bound: a decompression bomb fails its record and nothing else. One per thread; the bytes
 * given are good until the next call.
 */
public final class Decompressor implements AutoCloseable {
    /** The most bytes that one payload may become: far more than the service's largest record holds of honest data. */
    public static final int DEFAULT_BOUND = 64 * 1024 * 1024;

    private static final int CHUNK = 16 * 1024;

    /** A buffer that one large record grew beyond this is not kept for the small ones that follow. */
    private static final int KEPT_BYTES = 4 * 1024 * 1024;

    private final int bound;
    private final GzipMembers gzip = new GzipMembers();
    private final Inflater raw = new Inflater(true);
    private final Inflater zlib = new Inflater();
    private ByteBuilder out = new ByteBuilder(CHUNK);

    public Decompressor() {
        this(DEFAULT_BOUND);
    }

    /** @param bound the most bytes that one payload may become */
    public Decompressor(int bound) {
        this.bound = bound;
    }

    /**
     * The bytes that {@code payload} holds compressed.
     *
     * @throws CodecException when it is broken, or holds more than the bound
     */
    public Slice decompress(Compression how, Slice payload) throws CodecException {
        if (out.array().length > KEPT_BYTES) {
            out = new ByteBuilder(CHUNK);
        }
        out.clear();
        switch (how) {
            case GZIP -> gunzip(payload);
            case ZLIB -> {
                Slice rest = inflate(zlib, payload, "zlib");
                if (!rest.isEmpty()) {
                    throw new CodecException("zlib: " + rest.length() + " bytes after the end of the data");
                }
            }
            case ZSTD -> unzstd(payload);
        }
        return out.view();
    }

    /** All members, one after the other (RFC 1952, 2.2). */
    private void gunzip(Slice payload) throws CodecException {
        Slice rest = payload;
        do {
            int memberStart = out.size();
            rest = inflate(raw, gzip.afterHeader(rest), "gzip");
            rest = gzip.afterTrailer(rest, out.viewFrom(memberStart));
        } while (Compression.GZIP.marks(rest));
        if (!rest.isEmpty()) {
            throw new CodecException("gzip: " + rest.length() + " bytes after the end of the data");
        }
    }

    private Slice inflate(Inflater inflater, Slice in, String name) throws CodecException {
        inflater.reset();
        inflater.setInput(in.array(), in.from(), in.length());
        try {
            while (!inflater.finished()) {
                byte[] room = out.reserve(room());
                int count =
                        inflater.inflate(room, out.size(), Math.min(room.length - out.size(), bound + 1 - out.size()));
                out.grew(count);
                checkBound(name);
                if (count == 0 && !inflater.finished() && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new CodecException(name + ": the data is incomplete after " + in.length() + " bytes");
                }
            }
        } catch (DataFormatException e) {
            throw new CodecException(name + ": " + (e.getMessage() == null ? "broken data" : e.getMessage()));
        }
        return in.sub(in.length() - inflater.getRemaining(), in.length());
    }

    private void unzstd(Slice payload) throws CodecException {
        try (ZstdInputStreamNoFinalizer in = new ZstdInputStreamNoFinalizer(
                new ByteArrayInputStream(payload.array(), payload.from(), payload.length()))) {
            while (true) {
                byte[] room = out.reserve(room());
                int count = in.read(room, out.size(), Math.min(room.length - out.size(), bound + 1 - out.size()));
                if (count < 0) {
                    return;
                }
                out.grew(count);
                checkBound("zstd");
            }
        } catch (IOException e) {
            throw new CodecException("zstd: " + e.getMessage());
        }
    }

    /** How much room to make: one byte over the bound at most, so that a payload that fills the bound to the brim passes. */
    private int room() {
        return Math.min(CHUNK, bound + 1 - out.size());
    }

    private void checkBound(String name) throws CodecException {
        if (out.size() > bound) {
            throw new CodecException(name + ": the payload has more than " + bound
                    + " bytes decompressed, the limit of a record (--max-record raises it)");
        }
    }

    @Override
    public void close() {
        raw.end();
        zlib.end();
    }
}
