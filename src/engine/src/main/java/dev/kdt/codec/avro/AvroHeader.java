package dev.kdt.codec.avro;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import java.nio.charset.StandardCharsets;

/**
 * The beginning of an object container file ("Apache Avro Specification, Object Container Files").
 *
 * @param schema text of the schema that the data were written by
 * @param codec name of the compression of the blocks
 * @param sync the mark after each block
 */
public record AvroHeader(Slice schema, String codec, Slice sync) {
    static final int SYNC_BYTES = 16;

    private static final byte[] MARK = "Obj\1".getBytes(StandardCharsets.US_ASCII);
    private static final String SCHEMA = "avro.schema";

    /** Whether the bytes begin with a file's mark. */
    public static boolean isFile(Slice bytes) {
        return bytes.startsWith(MARK);
    }

    /** Reads the header of a file whose mark was seen. */
    static AvroHeader read(AvroInput in) throws CodecException {
        Slice schema = Slice.EMPTY;
        String codec = "null";
        in.take(MARK.length);
        for (long count = in.block(); count > 0; count = in.block()) {
            for (long i = 0; i < count; i++) {
                String key = in.bytes().toText();
                Slice value = in.bytes();
                switch (key) {
                    case SCHEMA -> schema = value;
                    case "avro.codec" -> codec = value.toText();
                    default -> {} // Any writer's own metadata.
                }
            }
        }
        return new AvroHeader(schema, codec, in.take(SYNC_BYTES));
    }

    /** Writes the header of a file whose blocks are not compressed. */
    void writePlain(ByteBuilder out) {
        AvroOutput written = new AvroOutput(out.put(MARK));
        written.number(1);
        written.bytes(Slice.utf8(SCHEMA));
        written.bytes(schema);
        written.number(0);
        out.put(sync);
    }
}
