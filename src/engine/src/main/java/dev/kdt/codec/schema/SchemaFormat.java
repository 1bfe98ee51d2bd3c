package dev.kdt.codec.schema;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.BinaryFormat;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.Value;
import java.util.List;

/** Reads payloads by their schemas. One per thread. */
public interface SchemaFormat extends BinaryFormat {
    /** Whether the schema of this identity is there. */
    boolean knows(SchemaId id);

    /**
     * The values in the body that followed a registry's header.
     *
     * @throws CodecException when the schema is not there, or the body is broken
     */
    List<Value> read(SchemaId id, Slice body) throws CodecException;
}
