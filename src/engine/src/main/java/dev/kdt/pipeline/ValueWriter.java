package dev.kdt.pipeline;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.Cells;
import dev.kdt.codec.Compressor;
import dev.kdt.codec.binary.CborWriter;
import dev.kdt.codec.binary.MessagePackWriter;
import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.schema.SchemaWriter;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as bytes.
 *
 * @param columns of rows; shared by all writers of a run
 */
public record ValueWriter(Encoding encoding, Columns columns) {
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

    private static void wrap(Encoding.Layer layer, int start, ByteBuilder out) {
        Slice inner = out.viewFrom(start).copy();
        out.truncate(start);
        out.put(
                switch (layer) {
                    case GZIP -> Compressor.gzip(inner);
                    case ZLIB -> Compressor.zlib(inner);
                    case ZSTD -> Compressor.zstd(inner);
                    case LZ4 -> Compressor.lz4(inner);
                    case SNAPPY -> Compressor.snappy(inner);
                    case BASE64 -> Slice.of(Base64.getEncoder().encode(inner.array()));
                });
    }
}
