package dev.kdt.codec.avro;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.packed.Feed;
import dev.kdt.codec.packed.SnappyBlock;
import dev.kdt.codec.packed.ZstdStream;
import dev.kdt.json.Value;
import dev.kdt.library.OptionalLibrary;
import dev.kdt.record.MaxRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.avro.Schema;

/** Reads the blocks of a file, decompressed all together up to a bound. */
final class AvroBlocks {
    private static final int CHECKSUM_BYTES = 4;
    private static final int CHUNK = 16 * 1024;

    private final Codec codec;
    private final MaxRecord max;
    private long total;

    /** The codecs of files that are read here. */
    private enum Codec {
        NULL,
        DEFLATE,
        SNAPPY,
        ZSTANDARD
    }

    private AvroBlocks(Codec codec, MaxRecord max) {
        this.codec = codec;
        this.max = max;
    }

    /** Blocks that are compressed by the codec of this name. */
    static AvroBlocks of(String name, MaxRecord max) throws CodecException {
        Codec codec = switch (name) {
            case "null" -> Codec.NULL;
            case "deflate" -> Codec.DEFLATE;
            case "snappy" -> Codec.SNAPPY;
            case "zstandard" -> Codec.ZSTANDARD;
            default ->
                throw new CodecException(
                        "avro: the codec of the file is not known (it is none of null, deflate, snappy and zstandard)");
        };
        if (codec == Codec.ZSTANDARD && !OptionalLibrary.ZSTD.isThere()) {
            throw new CodecException(OptionalLibrary.ZSTD.missing());
        }
        return new AvroBlocks(codec, max);
    }

    /** Takes the data of a block. */
    @FunctionalInterface
    interface Taker {
        /**
         * Takes the next one.
         *
         * @param datum the bytes that the value was made of, good until the block is read
         */
        void take(Slice datum, Value value);
    }

    /** Reads the next block: the number of its data, the data after their length, and the mark. */
    void read(AvroInput in, AvroHeader header, Schema writer, AvroValues values, Taker taker) throws CodecException {
        long count = in.number();
        Slice stored = in.bytes();
        if (!in.take(AvroHeader.SYNC_BYTES).equals(header.sync())) {
            throw in.broken("the mark after a block is not that of the file");
        }
        Slice data = decompress(stored);
        AvroInput block = new AvroInput(data);
        for (long i = 0; i < count; i++) {
            int offset = block.offset();
            Value value = values.next(writer, block);
            block.item(offset);
            taker.take(data.sub(offset, block.offset()), value);
        }
        if (!block.isAtEnd()) {
            throw in.broken("a block holds more than its " + count + " data");
        }
    }

    /** The block as it was before. */
    private Slice decompress(Slice block) throws CodecException {
        try {
            Slice data = switch (codec) {
                case NULL -> block;
                case DEFLATE -> inflate(block);
                case SNAPPY -> snappy(block);
                case ZSTANDARD -> zstd(block);
            };
            total += data.length();
            if (total > max.bytes()) {
                throw new CodecException(max.refusal());
            }
            return data;
        } catch (IOException e) {
            throw new CodecException("avro: a block cannot be decompressed (" + e.getMessage() + ")");
        }
    }

    private Slice inflate(Slice block) throws IOException, CodecException {
        Inflater inflater = new Inflater(true);
        try (InputStream in = new InflaterInputStream(
                new ByteArrayInputStream(block.array(), block.from(), block.length()), inflater)) {
            return bounded(in);
        } finally {
            inflater.end();
        }
    }

    private static Slice snappy(Slice block) throws IOException {
        if (block.length() < CHECKSUM_BYTES) {
            throw new IOException("it is cut short");
        }
        int end = block.to() - CHECKSUM_BYTES;
        byte[] data = SnappyBlock.decode(block.array(), block.from(), end);
        CRC32 crc = new CRC32();
        crc.update(data, 0, data.length);
        int told = 0;
        for (int at = end; at < block.to(); at++) {
            told = told << 8 | (block.array()[at] & 0xFF);
        }
        if (told != (int) crc.getValue()) {
            throw new IOException("it does not match its checksum");
        }
        return Slice.of(data);
    }

    private Slice zstd(Slice block) throws IOException, CodecException {
        try (ZstdStream in = new ZstdStream(new Feed(block))) {
            return in.nextPart() ? bounded(in) : Slice.EMPTY;
        }
    }

    private Slice bounded(InputStream in) throws IOException, CodecException {
        ByteBuilder out = new ByteBuilder(CHUNK);
        while (true) {
            byte[] room = out.reserve(CHUNK);
            int count = in.read(room, out.size(), CHUNK);
            if (count < 0) {
                return out.view();
            }
            out.grew(count);
            if (max.isExceededBy(out.size())) {
                throw new CodecException(max.refusal());
            }
        }
    }
}
