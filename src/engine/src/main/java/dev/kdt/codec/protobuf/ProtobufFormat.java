package dev.kdt.codec.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.schema.SchemaFormat;
import dev.kdt.codec.schema.SchemaId;
import dev.kdt.json.Value;
import java.io.IOException;
import java.util.List;

/** Reads messages of one type: one a payload, since the format has no end of a message. */
final class ProtobufFormat implements SchemaFormat {
    /** More nested types than anybody writes. */
    private static final int MOST_INDEXES = 64;

    private final Descriptor type;

    ProtobufFormat(Descriptor type) {
        this.type = type;
    }

    @Override
    public List<Value> read(Slice payload) throws CodecException {
        CodedInputStream in = CodedInputStream.newInstance(payload.array(), payload.from(), payload.length());
        try {
            return read(in);
        } catch (IOException _) {
            throw broken(in);
        }
    }

    private List<Value> read(CodedInputStream in) throws IOException, CodecException {
        DynamicMessage message = DynamicMessage.newBuilder(type).mergeFrom(in).buildPartial();
        in.checkLastTagWas(0);
        return List.of(MessageJson.of(message));
    }

    private CodecException broken(CodedInputStream in) {
        return new CodecException("protobuf: the payload is no " + type.getFullName(), in.getTotalBytesRead());
    }

    @Override
    public boolean knows(SchemaId id) {
        return true;
    }

    /** After its header a registry's serializer writes which message of the schema it is: the given type is taken for it. */
    @Override
    public List<Value> read(SchemaId id, Slice body) throws CodecException {
        CodedInputStream in = CodedInputStream.newInstance(body.array(), body.from(), body.length());
        try {
            if (id.kind() == SchemaId.Kind.CONFLUENT) {
                passIndexes(in);
            } else {
                in.readUInt32();
            }
            return read(in);
        } catch (IOException _) {
            throw broken(in);
        }
    }

    /** Confluent's path of indexes, after their number: of messages nested in each other; a zero alone is the first message. */
    private static void passIndexes(CodedInputStream in) throws IOException, CodecException {
        int count = in.readSInt32();
        if (count < 0 || count > MOST_INDEXES) {
            throw new CodecException("protobuf: the header names no message of the schema");
        }
        for (int i = 0; i < count; i++) {
            in.readSInt32();
        }
    }
}
