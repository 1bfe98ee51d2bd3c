package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.avro.AvroFormat;
import dev.kdt.codec.avro.AvroSchemas;
import dev.kdt.codec.binary.Cbor;
import dev.kdt.codec.binary.MessagePack;
import dev.kdt.codec.format.BinaryFormat;
import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.schema.SchemaFormat;
import dev.kdt.codec.schema.SchemaHeader;
import dev.kdt.codec.schema.SchemaId;
import dev.kdt.codec.schema.Schemas;
import dev.kdt.json.Entries;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.Value;
import dev.kdt.library.OptionalLibrary;
import dev.kdt.record.MaxRecord;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The binary formats of a chain, and how they are told by their bytes. One per thread. */
final class BinaryFormats {
    private final @Nullable Schemas schemas;
    private final MaxRecord max;
    private final MessagePack supposed = MessagePack.supposed();
    private final Map<Codec, BinaryFormat> formats = new EnumMap<>(Codec.class);

    /**
     * @param schemas those that are given; null for none
     * @param max the most bytes that the content of a payload may become
     */
    BinaryFormats(@Nullable Schemas schemas, MaxRecord max) {
        this.schemas = schemas;
        this.max = max;
    }

    /**
     * The values of a payload that is of this format.
     *
     * @param header that was before the payload; null when there was none
     */
    List<Value> read(Codec codec, @Nullable SchemaHeader header, Slice payload) throws CodecException {
        OptionalLibrary library = codec.library();
        if (library != null && !library.isThere()) {
            throw new CodecException(library.missing());
        }
        BinaryFormat format = format(codec);
        return header != null && format instanceof SchemaFormat bySchema
                ? bySchema.read(header.id(), payload)
                : format.read(payload);
    }

    private BinaryFormat format(Codec codec) throws CodecException {
        BinaryFormat format = formats.get(codec);
        if (format == null) {
            format = open(codec);
            formats.put(codec, format);
        }
        return format;
    }

    private BinaryFormat open(Codec codec) throws CodecException {
        return switch (codec) {
            case MSGPACK -> MessagePack.known();
            case CBOR -> new Cbor();
            case AVRO -> schemas == null ? new AvroFormat(AvroSchemas.NONE, max) : schemas.format(max);
            default -> {
                if (schemas == null) {
                    throw new CodecException(codec.word() + ": no schema is given");
                }
                yield schemas.format(max);
            }
        };
    }

    /** The header of a registry before a payload of this format; null when it has none. */
    @Nullable
    SchemaHeader header(Codec codec, Slice payload) {
        if (codec != Codec.AVRO && codec != Codec.PROTOBUF) {
            return null;
        }
        SchemaHeader glue = SchemaHeader.glue(payload);
        // A datum of Avro alone may begin with a zero; no message of Protobuf does.
        return glue == null && (codec == Codec.PROTOBUF || !areOne()) ? SchemaHeader.confluent(payload) : glue;
    }

    /** Whether every payload is of the one schema that is given. */
    boolean areOne() {
        return schemas != null && schemas.areOne();
    }

    /** The format of an unknown payload that bears its mark, and can be read; else null. */
    @Nullable
    Codec marked(Slice payload) {
        if (schemas != null && schemas.areOne()) {
            return Codec.of(schemas.language());
        }
        if (BinaryMark.isAvroFile(payload)) {
            return available(Codec.AVRO);
        }
        if (BinaryMark.isMarkedCbor(payload)) {
            return available(Codec.CBOR);
        }
        SchemaId id = schemaId(payload);
        return id == null ? null : known(id);
    }

    private static @Nullable Codec available(Codec codec) {
        OptionalLibrary library = codec.library();
        return library == null || library.isThere() ? codec : null;
    }

    /** The schema that an unknown payload names; null when it names none. */
    private @Nullable SchemaId schemaId(Slice payload) {
        if (BinaryMark.isAvroObject(payload)) {
            return SchemaId.ofObject(payload);
        }
        SchemaHeader glue = SchemaHeader.glue(payload);
        SchemaHeader header = glue == null && schemas != null ? SchemaHeader.confluent(payload) : glue;
        return header == null ? null : header.id();
    }

    /** The format of payloads by the schema of this identity; null when it is not there. */
    private @Nullable Codec known(SchemaId id) {
        Codec codec = schemas == null ? null : Codec.of(schemas.language());
        try {
            return codec != null && format(codec) instanceof SchemaFormat bySchema && bySchema.knows(id) ? codec : null;
        } catch (CodecException _) {
            return null;
        }
    }

    /** The reason for which a payload that bears a mark cannot be read; null when it bears none. */
    @Nullable
    Oddity unread(Slice payload) {
        OptionalLibrary missing = BinaryMark.isAvroFile(payload)
                ? OptionalLibrary.AVRO
                : BinaryMark.isMarkedCbor(payload) ? OptionalLibrary.CBOR : null;
        if (missing != null) {
            return Oddity.missing(missing);
        }
        SchemaId id = schemaId(payload);
        if (id != null && id.kind() != SchemaId.Kind.CONFLUENT) {
            return Oddity.unknownSchema(id);
        }
        SchemaHeader confluent = SchemaHeader.supposedConfluent(payload);
        return confluent == null ? null : Oddity.unknownRegistrySchema(confluent.id());
    }

    /** The values of an unknown payload that is nothing but maps in this format, with texts as keys; null when it is something else. */
    @Nullable
    List<Value> maps(Codec codec, Slice payload) {
        if (available(codec) == null) {
            return null;
        }
        try {
            List<Value> values = codec == Codec.MSGPACK ? supposed.read(payload) : read(codec, null, payload);
            return values.stream().allMatch(BinaryFormats::isMapOfTexts) ? values : null;
        } catch (CodecException _) {
            return null;
        }
    }

    private static boolean isMapOfTexts(Value value) {
        if (!(value instanceof ObjectValue object) || object.size() == 0) {
            return false;
        }
        for (Entries e = object.entries(); e.next(); ) {
            if (e.key().isEmpty() || !TextCharacters.areText(e.key().utf8())) {
                return false;
            }
        }
        return true;
    }
}
