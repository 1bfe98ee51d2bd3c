package dev.kdt.pipeline;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.Cells;
import dev.kdt.codec.Compressor;
import dev.kdt.codec.DeflateWriter;
import dev.kdt.codec.binary.CborWriter;
import dev.kdt.codec.binary.MessagePackWriter;
import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.schema.SchemaWriter;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes values as bytes. For one thread. */
public final class ValueWriter {
    private final Encoding encoding;
    private final Columns columns;
    private final ByteBuilder inner = new ByteBuilder();
    private @Nullable DeflateWriter deflating;

    /**
     * Prepares to write.
     *
     * @param columns of rows; shared by all writers of a run
     */
    public ValueWriter(Encoding encoding, Columns columns) {
        this.encoding = encoding;
        this.columns = columns;
    }

    /**
     * Adds the value's bytes.
     *
     * @param untouched the payload that the value was read from and still is, null when it was made or changed: such a payload
     *     is passed on as it is wherever the format allows
     * @throws CodecException when the value has no such form; some of its bytes may have been added
     */
    public void write(Value value, @Nullable Slice untouched, ByteBuilder out) throws CodecException {
        int start = out.size();
        switch (encoding.format()) {
            case NDJSON -> {
                json(value, untouched, out);
                out.put('\n');
            }
            case JSON -> json(value, untouched, out);
            case TEXT -> {
                text(value, untouched, out);
                out.put('\n');
            }
            case RAW -> text(value, untouched, out);
            case CSV -> Cells.COMMA.write(columns.row(value), out);
            case TSV -> Cells.TAB.write(columns.row(value), out);
            case MSGPACK -> MessagePackWriter.write(value, out);
            case CBOR -> CborWriter.write(value, out);
            case AVRO, PROTOBUF -> schema().write(value, out);
        }
        for (Encoding.Layer layer : encoding.layers()) {
            wrap(layer, start, out);
        }
    }

    private SchemaWriter schema() {
        return Objects.requireNonNull(encoding.schema(), "the encoding has a schema");
    }

    private static void json(Value value, @Nullable Slice untouched, ByteBuilder out) {
        if (untouched != null && isOneLine(untouched)) {
            out.put(untouched);
        } else {
            value.writeTo(out);
        }
    }

    private static void text(Value value, @Nullable Slice untouched, ByteBuilder out) {
        if (untouched != null) {
            out.put(untouched);
        } else if (value instanceof StringValue text) {
            out.put(text.array(), text.from(), text.to());
        } else {
            value.writeTo(out);
        }
    }

    private static boolean isOneLine(Slice payload) {
        byte[] bytes = payload.array();
        for (int i = payload.from(); i < payload.to(); i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                return false;
            }
        }
        return true;
    }

    private void wrap(Encoding.Layer layer, int start, ByteBuilder out) {
        Slice payload = inner.clear().put(out.viewFrom(start)).view();
        out.truncate(start);
        switch (layer) {
            case GZIP -> deflating().gzip(payload, out);
            case ZLIB -> deflating().zlib(payload, out);
            case ZSTD -> out.put(Compressor.zstd(payload));
            case LZ4 -> out.put(Compressor.lz4(payload));
            case SNAPPY -> out.put(Compressor.snappy(payload));
            case BASE64 -> out.put(Base64.getEncoder().encode(payload.toBytes()));
        }
    }

    private DeflateWriter deflating() {
        DeflateWriter writer = deflating == null ? new DeflateWriter() : deflating;
        deflating = writer;
        return writer;
    }
}
