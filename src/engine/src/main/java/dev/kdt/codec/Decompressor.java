package dev.kdt.codec;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.format.Surplus;
import dev.kdt.codec.packed.Feed;
import dev.kdt.codec.packed.PartStream;
import dev.kdt.record.MaxRecord;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses payloads, each up to a bound: a decompression bomb fails its record and nothing else. One per thread; the bytes
 * given are good until the next call.
 */
public final class Decompressor implements AutoCloseable {
    private static final int CHUNK = 16 * 1024;

    /** A buffer that one large record grew beyond this is not kept for the small ones that follow. */
    private static final int KEPT_BYTES = 4 * 1024 * 1024;

    private final MaxRecord max;
    private final GzipMembers gzip = new GzipMembers();
    private final Inflater raw = new Inflater(true);
    private final Inflater zlib = new Inflater();
    private final List<Integer> partEnds = new ArrayList<>();
    private ByteBuilder out = new ByteBuilder(CHUNK);

    public Decompressor() {
        this(MaxRecord.DEFAULT);
    }

    /** @param max the most bytes that one payload may become */
    public Decompressor(MaxRecord max) {
        this.max = max;
    }

    /**
     * The bytes that {@code payload} holds compressed, all its parts in a row.
     *
     * @throws CodecException when it is broken, or becomes longer than a record may be
     */
    public Slice decompress(Compression how, Slice payload) throws CodecException {
        if (out.array().length > KEPT_BYTES) {
            out = new ByteBuilder(CHUNK);
        }
        out.clear();
        partEnds.clear();
        switch (how) {
            case GZIP -> gunzip(payload);
            case ZLIB -> inflateAll(payload);
            case ZSTD, ZIP, SNAPPY, LZ4 -> unpack(how, payload);
        }
        return out.view();
    }

    /**
     * The same as {@link #decompress}, part by part: the members of gzip, the streams of zlib, the frames of Zstandard, the entries of a
     * ZIP.
     */
    public List<Slice> parts(Compression how, Slice payload) throws CodecException {
        Slice whole = decompress(how, payload);
        if (partEnds.size() < 2) {
            return List.of(whole);
        }
        List<Slice> parts = new ArrayList<>(partEnds.size());
        int from = 0;
        for (int end : partEnds) {
            parts.add(whole.sub(from, end));
            from = end;
        }
        return parts;
    }

    /** All members, one after the other (RFC 1952, 2.2), with ends of lines after them or without, as in a file. */
    private void gunzip(Slice payload) throws CodecException {
        Slice rest = payload;
        do {
            int memberStart = out.size();
            rest = inflate(raw, gzip.afterHeader(rest), "gzip");
            rest = gzip.afterTrailer(rest, out.viewFrom(memberStart));
            partEnds.add(out.size());
            Slice next = withoutLineEnds(rest);
            rest = next.isEmpty() || Compression.GZIP.marks(next) ? next : rest;
        } while (Compression.GZIP.marks(rest));
        requireEnd(rest, "gzip");
    }

    /** All streams of zlib, one after the other. */
    private void inflateAll(Slice payload) throws CodecException {
        Slice rest = payload;
        do {
            rest = inflate(zlib, rest, "zlib");
            partEnds.add(out.size());
        } while (Compression.ZLIB.marks(rest));
        requireEnd(rest, "zlib");
    }

    private static Slice withoutLineEnds(Slice rest) {
        int at = 0;
        while (at < rest.length() && (rest.at(at) == '\n' || rest.at(at) == '\r')) {
            at++;
        }
        return rest.sub(at, rest.length());
    }

    private static void requireEnd(Slice rest, String name) throws CodecException {
        if (!rest.isEmpty()) {
            throw new CodecException(name + ": " + Surplus.words("data", rest.length()));
        }
    }

    private void unpack(Compression how, Slice payload) throws CodecException {
        String name = how.name().toLowerCase(Locale.ROOT);
        try (PartStream in = how.open(new Feed(payload))) {
            while (in.nextPart()) {
                read(in);
                partEnds.add(out.size());
            }
        } catch (EOFException _) {
            throw cutShort(name, payload);
        } catch (IOException e) {
            throw new CodecException(String.valueOf(e.getMessage()));
        }
    }

    private void read(PartStream in) throws IOException, CodecException {
        while (true) {
            byte[] room = out.reserve(room());
            int count = in.read(room, out.size(), Math.min(room.length - out.size(), max.bytes() + 1 - out.size()));
            if (count < 0) {
                return;
            }
            out.grew(count);
            checkLength();
        }
    }

    private static CodecException cutShort(String name, Slice payload) {
        return new CodecException(name + ": the data is cut short (after " + payload.length() + " bytes)");
    }

    private Slice inflate(Inflater inflater, Slice in, String name) throws CodecException {
        inflater.reset();
        inflater.setInput(in.array(), in.from(), in.length());
        try {
            while (!inflater.finished()) {
                byte[] room = out.reserve(room());
                int count = inflater.inflate(
                        room, out.size(), Math.min(room.length - out.size(), max.bytes() + 1 - out.size()));
                out.grew(count);
                checkLength();
                if (count == 0 && !inflater.finished() && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw cutShort(name, in);
                }
            }
        } catch (DataFormatException e) {
            throw new CodecException(name + ": the compressed data is corrupt" + words(e));
        }
        return in.sub(in.length() - inflater.getRemaining(), in.length());
    }

    /** The words of zlib. */
    private static String words(DataFormatException e) {
        return e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
    }

    /** The room for more bytes: at most one byte over the bound, so that a payload of exactly the bound passes. */
    private int room() {
        return Math.min(CHUNK, max.bytes() + 1 - out.size());
    }

    private void checkLength() throws CodecException {
        if (max.isExceededBy(out.size())) {
            throw new CodecException(max.refusal());
        }
    }

    @Override
    public void close() {
        raw.end();
        zlib.end();
    }
}
