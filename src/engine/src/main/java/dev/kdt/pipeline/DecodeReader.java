package dev.kdt.pipeline;

import dev.kdt.codec.Chain;
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
import dev.kdt.pipeline.config.Suggestion;
import dev.kdt.pipeline.config.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads how a pipeline decodes payloads: names of codecs, and codecs with their schemas such as {@code avro: {schema: FILE}}. */
final class DecodeReader {
    /** The keys of a codec that reads by schemas; the first may stand alone. */
    static final List<String> AVRO_KEYS = List.of("schema");

    static final List<String> PROTOBUF_KEYS = List.of("descriptors", "message");

    private static final String AUTO = "auto";

    /** The word for AWS Glue's registry in place of a file; a file of this name is {@code ./glue}. */
    private static final String GLUE = "glue";

    private final FieldReader fields;
    private final Surroundings surroundings;
    private final Problems problems;

    DecodeReader(FieldReader fields, Surroundings surroundings) {
        this.fields = fields;
        this.surroundings = surroundings;
        this.problems = fields.problems();
    }

    Chain read(@Nullable Node node) {
        if (node == null || (node instanceof Node.Scalar scalar && scalar.text().equals(AUTO))) {
            return Chain.AUTO;
        }
        List<Codec> codecs = new ArrayList<>();
        Chain chain = Chain.AUTO;
        for (Node item : FieldReader.oneOrMore(node)) {
            Node.Entry given =
                    item instanceof Node.Mapping mapping && mapping.entries().size() == 1
                            ? mapping.entries().getFirst()
                            : null;
            Codec codec = codec(given == null ? item : given.key());
            if (codec == null) {
                continue;
            }
            if (!codecs.isEmpty() && codecs.getLast().isLast()) {
                problems.add(
                        item.place(),
                        "'decode': no codec can follow " + codecs.getLast().word()
                                + ", which decodes the bytes to a value");
                continue;
            }
            codecs.add(codec);
            Schemas schemas = schemas(codec, item.place(), given == null ? null : given.value());
            chain = schemas == null ? chain : chain.with(schemas);
        }
        if (codecs.size() > Chain.MAX_LAYERS) {
            problems.add(node.place(), "'decode': at most " + Chain.MAX_LAYERS + " layers");
        }
        return new Chain(codecs, chain.schemas());
    }

    private @Nullable Codec codec(Node node) {
        Node.Scalar word = fields.text(node, "'decode'");
        Codec codec = word == null ? null : Codec.of(word.text());
        if (word != null && codec == null) {
            List<String> words = new ArrayList<>(
                    Arrays.stream(Codec.values()).map(Codec::word).toList());
            words.add(AUTO);
            problems.add(
                    node.place(),
                    "'decode': unknown codec '" + word.text() + "'" + Suggestion.among(words, word.text()));
        }
        return codec;
    }

    private @Nullable Schemas schemas(Codec codec, Place place, @Nullable Node given) {
        if (given != null && !codec.readsBySchema()) {
            problems.add(place, "'decode': " + codec.word() + " takes no fields (write only its name)");
            return null;
        }
        List<String> keys = codec == Codec.PROTOBUF ? PROTOBUF_KEYS : AVRO_KEYS;
        String file = field(codec, keys, keys.getFirst(), given);
        String message = field(codec, keys, "message", given);
        if (codec == Codec.PROTOBUF && file == null && problems.isEmpty()) {
            problems.add(
                    place,
                    "'decode': protobuf needs descriptors (write protobuf: {descriptors: FILE, message: NAME}, with a"
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
            problems.add(place, "'decode', '" + codec.word() + "': " + e.getMessage());
            return null;
        }
    }

    private @Nullable Schemas glue(Place place) {
        Supplier<SchemaRegistry> registry = surroundings.glue();
        if (registry == null) {
            problems.add(
                    place,
                    "'decode', 'avro': the schema registry of AWS Glue cannot be asked here (put the schemas into a"
                            + " folder, each named ID.avsc, and name the folder)");
        } else if (!OptionalLibrary.GLUE.isThere()) {
            problems.add(place, "'decode', 'avro': " + OptionalLibrary.GLUE.missing());
        } else if (!OptionalLibrary.AVRO.isThere()) {
            problems.add(place, "'decode', 'avro': " + OptionalLibrary.AVRO.missing());
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
            problems.checkKeys(mapping, keys, "'decode', '" + codec.word() + "': unknown field '%s'");
        }
        String subject = "'decode', '" + codec.word() + "', '" + key + "'";
        Node.Scalar text = node == null ? null : fields.text(node, subject);
        return text == null ? null : fields.withEnvironment(text, subject);
    }
}
