package dev.kdt.codec.avro;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.schema.SchemaFormat;
import dev.kdt.codec.schema.SchemaId;
import dev.kdt.json.Value;
import dev.kdt.record.MaxRecord;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Reads Avro: files, single objects, the bodies after headers of registries, and data alone where there is one schema. */
public final class AvroFormat implements SchemaFormat {
    private static final byte[] OBJECT = {(byte) 0xC3, 1};
    private static final int OBJECT_HEADER_BYTES = 10;

    private final AvroSchemas schemas;
    private final MaxRecord max;
    private final AvroValues values = new AvroValues();

    /** The schema of the last file: a producer's files have the same. */
    private String fileSchemaText = "";

    private @Nullable Schema fileSchema;

    /** @param max the most bytes that the blocks of a file may become, all together */
    public AvroFormat(AvroSchemas schemas, MaxRecord max) {
        this.schemas = schemas;
        this.max = max;
    }

    @Override
    public List<Value> read(Slice payload) throws CodecException {
        if (AvroHeader.isFile(payload)) {
            AvroFile file = new AvroFile(payload, max);
            return file.data(schemaOfFile(file.schema()), values);
        }
        Schema only = schemas.only();
        if (payload.startsWith(OBJECT) && payload.length() >= OBJECT_HEADER_BYTES) {
            SchemaId id = SchemaId.ofObject(payload);
            if (only == null || knows(id)) {
                return read(id, payload.sub(OBJECT_HEADER_BYTES, payload.length()));
            }
        }
        if (only == null) {
            throw new CodecException(
                    "avro: the payload names no schema that is known (give the one schema of all payloads)");
        }
        return List.of(values.only(only, payload));
    }

    private Schema schemaOfFile(String text) throws CodecException {
        Schema schema = fileSchema;
        if (schema == null || !text.equals(fileSchemaText)) {
            schema = AvroSchemas.parse(text);
            fileSchema = schema;
            fileSchemaText = text;
        }
        return schema;
    }

    @Override
    public boolean knows(SchemaId id) {
        try {
            return schemas.find(id) != null;
        } catch (CodecException _) {
            return true; // Whoever reads by the schema tells why it cannot be had.
        }
    }

    @Override
    public List<Value> read(SchemaId id, Slice body) throws CodecException {
        Schema schema = schemas.areOne() ? schemas.only() : schemas.find(id);
        if (schema == null) {
            throw new CodecException("avro: the schema of the payload is not known (" + id
                    + "; give it by --schema, or in a pipeline by schema:)");
        }
        return List.of(values.only(schema, body));
    }
}
