package dev.kdt.codec.schema;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.Value;

/** Writes values by a schema. Safe for use by several threads. */
@FunctionalInterface
public interface SchemaWriter {
    /**
     * Adds the value's bytes.
     *
     * @throws CodecException when the schema has no such value; some of its bytes may have been added
     */
    void write(Value value, ByteBuilder out) throws CodecException;
}
