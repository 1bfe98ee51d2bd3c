package dev.kdt.codec.avro;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.schema.SchemaWriter;
import dev.kdt.json.Value;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * Writes values as Avro's single objects ("Apache Avro Specification, Single-object encoding"): a mark, the fingerprint of the schema,
 * and the datum. {@link AvroDatum} says which values a schema takes.
 */
public final class AvroWriter implements SchemaWriter {
    private static final byte[] MARK = {(byte) 0xC3, 1};

    private final Schema schema;
    private final long fingerprint;

    AvroWriter(Schema schema) {
        this.schema = schema;
        this.fingerprint = SchemaNormalization.parsingFingerprint64(schema);
    }

    @Override
    public void write(Value value, ByteBuilder out) throws CodecException {
        AvroOutput written = new AvroOutput(out.put(MARK));
        written.fixed(fingerprint, Long.BYTES);
        new AvroDatum(written).write(value, schema);
    }
}
