package dev.kdt.codec.avro;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.Value;
import dev.kdt.record.MaxRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * An object container file ("Apache Avro Specification, Object Container Files"), which brings its schema along. Read here, up to a
 * bound; the library decompresses a block of any size.
 */
final class AvroFile {
    private static final int MAGIC_BYTES = 4;
    private static final int SYNC_BYTES = 16;

    private final AvroInput in;
    private final MaxRecord max;
    private String schema = "";
    private String codec = "null";

    /** @param file whose mark was seen */
    AvroFile(Slice file, MaxRecord max) throws CodecException {
        this.in = new AvroInput(file);
        this.max = max;
        in.take(MAGIC_BYTES);
        for (long count = in.block(); count > 0; count = in.block()) {
            for (long i = 0; i < count; i++) {
                String key = in.bytes().toText();
                String value = in.bytes().toText();
                switch (key) {
                    case "avro.schema" -> schema = value;
                    case "avro.codec" -> codec = value;
                    default -> {} // Any writer's own metadata.
                }
            }
        }
    }

    /** The text of the schema that the data were written by. */
    String schema() {
        return schema;
    }

    /** All data of the file, in order. */
    List<Value> data(Schema writer, AvroValues values) throws CodecException {
        Slice sync = in.take(SYNC_BYTES);
        AvroBlocks blocks = AvroBlocks.of(codec, max);
        List<Value> data = new ArrayList<>();
        while (!in.isAtEnd()) {
            long count = in.number();
            AvroInput block = new AvroInput(blocks.decompress(in.bytes()));
            for (long i = 0; i < count; i++) {
                int offset = block.offset();
                data.add(values.next(writer, block));
                block.item(offset);
            }
            if (!block.isAtEnd()) {
                throw in.broken("a block holds more than its " + count + " data");
            }
            if (!in.take(SYNC_BYTES).equals(sync)) {
                throw in.broken("the mark after a block is not that of the file");
            }
        }
        return data;
    }
}
