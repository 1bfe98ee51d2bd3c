package dev.kdt.codec.avro;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.record.MaxRecord;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Splits an object container file, which may be longer than memory, into files of one datum each, not compressed. The caller brings
 * the file's header and each of its blocks whole.
 */
public final class AvroFileSplitter {
    private final AvroHeader header;
    private final int headerLength;
    private final Schema schema;
    private final Slice plainHeader;
    private final MaxRecord max;
    private final AvroValues values = new AvroValues();

    /**
     * The lengths of a block.
     *
     * @param count of its data
     * @param length in bytes, from its first number to the end of the mark after it
     */
    public record Block(long count, long length) {}

    private AvroFileSplitter(AvroHeader header, int headerLength, MaxRecord max) throws CodecException {
        this.header = header;
        this.headerLength = headerLength;
        this.schema = AvroSchemas.parse(header.schema().toText());
        this.max = max;
        ByteBuilder plain = new ByteBuilder();
        header.writePlain(plain);
        this.plainHeader = Slice.of(plain.toBytes());
    }

    /**
     * The splitter of the file that begins so; null while its header is not whole.
     *
     * @param max the most bytes that a block may become when it is decompressed
     * @throws CodecException when this is no header, or its schema is none
     */
    public static @Nullable AvroFileSplitter of(Slice beginning, MaxRecord max) throws CodecException {
        AvroInput in = new AvroInput(beginning);
        try {
            AvroHeader header = AvroHeader.read(in);
            AvroHeader kept = new AvroHeader(
                    header.schema().copy(), header.codec(), header.sync().copy());
            return new AvroFileSplitter(kept, in.offset(), max);
        } catch (CodecException e) {
            if (in.isCutShort()) {
                return null;
            }
            throw e;
        }
    }

    /** The length of the file's own header in bytes. */
    public int headerLength() {
        return headerLength;
    }

    /** Bytes of a file of one datum besides the datum: at least so many. */
    public int added() {
        return plainHeader.length() + AvroHeader.SYNC_BYTES;
    }

    /**
     * The block that these bytes begin with; null while they do not say how long it is.
     *
     * @throws CodecException when they begin no block
     */
    public @Nullable Block block(Slice bytes) throws CodecException {
        AvroInput in = new AvroInput(bytes);
        try {
            long count = in.number();
            long size = in.number();
            if (count < 0 || size < 0) {
                throw in.broken("a block has no honest size");
            }
            return new Block(count, in.offset() + size + AvroHeader.SYNC_BYTES);
        } catch (CodecException e) {
            if (in.isCutShort()) {
                return null;
            }
            throw e;
        }
    }

    /**
     * Makes a file of each datum of a whole block, in order; the bytes are the taker's own.
     *
     * @throws CodecException when the block is broken; the data before the broken place were handed on
     */
    public void split(Slice block, Consumer<Slice> files) throws CodecException {
        AvroBlocks.of(header.codec(), max)
                .read(new AvroInput(block), header, schema, values, (datum, _) -> files.accept(file(datum)));
    }

    private Slice file(Slice datum) {
        ByteBuilder out = new ByteBuilder(added() + datum.length() + 8).put(plainHeader);
        AvroOutput written = new AvroOutput(out);
        written.number(1);
        written.bytes(datum);
        out.put(header.sync());
        return Slice.of(out.toBytes());
    }
}
