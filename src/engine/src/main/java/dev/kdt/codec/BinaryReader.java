package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.schema.SchemaHeader;
import dev.kdt.codec.schema.Schemas;
import dev.kdt.json.Value;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes user records of payloads in binary formats. One per thread. */
final class BinaryReader {
    private final BinaryFormats formats;
    private final UserRecords users;
    private final DecodingBounds bounds;
    private final Decompressor bodies;

    /**
     * @param schemas those that are given; null for none
     * @param max the most bytes that the content of a payload may become
     */
    BinaryReader(@Nullable Schemas schemas, UserRecords users, DecodingBounds bounds, MaxRecord max) {
        this.formats = new BinaryFormats(schemas, max);
        this.users = users;
        this.bounds = bounds;
        this.bodies = new Decompressor(max);
    }

    /** Reads a payload that is of this format. */
    void read(Codec codec, KinesisRecord record, Slice payload, Chain found) throws CodecException {
        SchemaHeader header = formats.header(codec, payload);
        if (header == null) {
            hand(record, payload, formats.read(codec, null, payload), found.then(codec));
        } else {
            List<Value> values = formats.read(codec, header, body(header));
            hand(record, payload, values, found.then(Codec.of(header)).then(codec));
        }
    }

    /** Reads an unknown payload that bears the mark of a format; false when it bears none, or cannot be read. */
    boolean readMarked(KinesisRecord record, Slice payload, Chain found) throws CodecException {
        Codec marked = formats.marked(payload);
        if (marked == null) {
            return false;
        }
        read(marked, record, payload, found);
        return true;
    }

    /** Reads an unknown payload that is nothing but maps; false when it is something else. */
    boolean readMaps(KinesisRecord record, Slice payload, Chain found) {
        Codec codec = BinaryMark.ofMap(payload);
        List<Value> maps = codec == null ? null : formats.maps(codec, payload);
        if (codec == null || maps == null) {
            return false;
        }
        hand(record, payload, maps, found.then(codec));
        return true;
    }

    private void hand(KinesisRecord record, Slice payload, List<Value> values, Chain found) {
        bounds.takeMessages(values.size());
        users.handAll(record, payload, values, found);
    }

    /** The reason for which a payload that bears a mark cannot be read; null when it bears none. */
    @Nullable
    Oddity unread(Slice payload) {
        return formats.unread(payload);
    }

    /** Whether a header that tells the schema is left to this format, which looks the schema up; null: to what comes. */
    boolean takesHeader(@Nullable Codec format) {
        return format == Codec.PROTOBUF || (format == Codec.AVRO && !formats.areOne());
    }

    /** The body after a header, decompressed; good until the next one. */
    Slice body(SchemaHeader header) throws CodecException {
        return header.isZlib() ? bodies.decompress(Compression.ZLIB, header.body()) : header.body();
    }
}
