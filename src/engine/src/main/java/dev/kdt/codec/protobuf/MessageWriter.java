package dev.kdt.codec.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import dev.kdt.bytes.ByteBuilder;
import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.schema.SchemaWriter;
import dev.kdt.json.Value;

/**
 * Writes values as messages of one type, without a length before them. {@link MessageDatum} says which values a message takes.
 *
 * @param type of the messages
 */
record MessageWriter(Descriptor type) implements SchemaWriter {
    @Override
    public void write(Value value, ByteBuilder out) throws CodecException {
        out.put(new MessageDatum().message(value, type).toByteArray());
    }
}
