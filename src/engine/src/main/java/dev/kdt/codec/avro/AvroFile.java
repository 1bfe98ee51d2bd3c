package dev.kdt.codec.avro;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.Value;
import dev.kdt.record.MaxRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** An object container file, which brings its schema along. Read here, up to a bound; the library decompresses a block of any size. */
final class AvroFile {
    private final AvroInput in;
    private final AvroHeader header;
    private final AvroBlocks blocks;

    /** @param file whose mark was seen */
    AvroFile(Slice file, MaxRecord max) throws CodecException {
        this.in = new AvroInput(file);
        this.header = AvroHeader.read(in);
        this.blocks = AvroBlocks.of(header.codec(), max);
    }

    /** The text of the schema that the data were written by. */
    String schema() {
        return header.schema().toText();
    }

    /** All data of the file, in order. */
    List<Value> data(Schema writer, AvroValues values) throws CodecException {
        List<Value> data = new ArrayList<>();
        while (!in.isAtEnd()) {
            blocks.read(in, header, writer, values, (_, value) -> data.add(value));
        }
        return data;
    }
}
