package dev.kdt.pipeline;

import dev.kdt.codec.Codec;
import dev.kdt.codec.SchemaFiles;
import dev.kdt.codec.avro.AvroSchemas;
import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.schema.SchemaRegistry;
import dev.kdt.codec.schema.Schemas;
import dev.kdt.library.OptionalLibrary;
import dev.kdt.pipeline.config.FieldReader;
import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.Place;
import dev.kdt.pipeline.config.Problems;
import dev.kdt.pipeline.config.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the fields of codecs that have schemas, such as {@code avro: {schema: FILE}}. */
final class SchemasReader {
    /** The keys of a codec; the first may stand alone. */
    static final List<String> AVRO_KEYS = List.of("schema");

    static final List<String> PROTOBUF_KEYS = List.of("descriptors", "message");

    /** The word for AWS Glue's registry in place of a file; a file of this name is {@code ./glue}. */
    private static final String GLUE = "glue";

    private final String subject;
    private final FieldReader fields;
    private final Surroundings surroundings;
    private final Problems problems;

    /** @param subject begins messages, such as {@code 'decode'} */
    SchemasReader(String subject, FieldReader fields, Surroundings surroundings) {
        this.subject = subject;
        this.fields = fields;
        this.surroundings = surroundings;
        this.problems = fields.problems();
    }

    /**
     * The schemas of a codec; null when it has none, or they cannot be used, which is added to the problems.
     *
     * @param place of the codec, for problems
     * @param given the codec's fields, or the first one's text alone; null for a codec that stands alone
     */
    @Nullable
    Schemas read(Codec codec, Place place, @Nullable Node given) {
        if (given != null && !codec.readsBySchema()) {
            problems.add(place, subject + ": " + codec.word() + " takes no fields (write only its name)");
            return null;
        }
        List<String> keys = codec == Codec.PROTOBUF ? PROTOBUF_KEYS : AVRO_KEYS;
        String file = field(codec, keys, keys.getFirst(), given);
        String message = field(codec, keys, "message", given);
        if (codec == Codec.PROTOBUF && file == null && problems.isEmpty()) {
            problems.add(
                    place,
                    subject + ": protobuf needs descriptors (write protobuf: {descriptors: FILE, message: NAME}, with a"
                            + " file that protoc --include_imports --descriptor_set_out=FILE makes)");
        }
        if (file == null) {
            return null;
        }
        if (codec == Codec.AVRO && file.equals(GLUE)) {
            return glue(place);
        }
        try {
            Path path = surroundings.folder().resolve(file);
            return codec == Codec.PROTOBUF
                    ? SchemaFiles.protobuf(path, message, surroundings.reads())
                    : SchemaFiles.avro(path, surroundings.reads());
        } catch (CodecException e) {
            problems.add(place, subject + ", '" + codec.word() + "': " + e.getMessage());
            return null;
        }
    }

    private @Nullable Schemas glue(Place place) {
        Supplier<SchemaRegistry> registry = surroundings.glue();
        if (registry == null) {
            problems.add(
                    place,
                    subject + ", 'avro': the schema registry of AWS Glue cannot be asked here (put the schemas into a"
                            + " folder, each named ID.avsc, and name the folder)");
        } else if (!OptionalLibrary.GLUE.isThere()) {
            problems.add(place, subject + ", 'avro': " + OptionalLibrary.GLUE.missing());
        } else if (!OptionalLibrary.AVRO.isThere()) {
            problems.add(place, subject + ", 'avro': " + OptionalLibrary.AVRO.missing());
        } else {
            return AvroSchemas.of(registry.get());
        }
        return null;
    }

    /** The text of a codec's field; the first one may be given alone, in place of the mapping. */
    private @Nullable String field(Codec codec, List<String> keys, String key, @Nullable Node given) {
        Node node = given instanceof Node.Mapping mapping
                ? mapping.get(key)
                : given != null && key.equals(keys.getFirst()) ? given : null;
        if (given instanceof Node.Mapping mapping && key.equals(keys.getFirst())) {
            problems.checkKeys(mapping, keys, subject + ", '" + codec.word() + "': unknown field '%s'");
        }
        String its = subject + ", '" + codec.word() + "', '" + key + "'";
        Node.Scalar text = node == null ? null : fields.text(node, its);
        return text == null ? null : fields.withEnvironment(text, its);
    }
}
