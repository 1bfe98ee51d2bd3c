package dev.kdt.pipeline;

import dev.kdt.codec.Codec;
import dev.kdt.codec.schema.SchemaWriter;
import dev.kdt.codec.schema.Schemas;
import dev.kdt.library.OptionalLibrary;
import dev.kdt.pipeline.config.FieldReader;
import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.Surroundings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how a pipeline writes its results: {@code encode} and {@code columns}. */
public final class EncodingReader {
    /** The formats that write by a schema. */
    private static final List<Codec> BY_SCHEMA = List.of(Codec.AVRO, Codec.PROTOBUF);

    private final FieldReader fields;
    private final SchemasReader schemas;

    public EncodingReader(FieldReader fields, Surroundings surroundings) {
        this.fields = fields;
        this.schemas = new SchemasReader("'encode'", fields, surroundings);
    }

    /** The encoding that the mapping gives under {@code encode} and {@code columns}. */
    public Encoding read(Node.Mapping pipeline) {
        return encode(pipeline.get("encode")).withColumns(columns(pipeline.get("columns")));
    }

    private Encoding encode(@Nullable Node node) {
        if (node == null) {
            return Encoding.NDJSON;
        }
        List<Node> items = FieldReader.oneOrMore(node);
        Encoding.Format format = Encoding.Format.NDJSON;
        List<Encoding.Layer> layers = new ArrayList<>();
        SchemaWriter schema = null;
        for (int i = 0; i < items.size(); i++) {
            Codec bySchema = i == 0 ? bySchema(items.get(i)) : null;
            if (bySchema != null) {
                format = bySchema == Codec.AVRO ? Encoding.Format.AVRO : Encoding.Format.PROTOBUF;
                schema = schema(bySchema, items.get(i));
                continue;
            }
            List<String> allowed = i == 0 ? Encoding.words() : Encoding.layerWords();
            String word = fields.choice(items.get(i), allowed, "'encode'");
            Encoding.Format named = word == null ? null : Encoding.format(word);
            if (named != null) {
                format = named;
                if (named == Encoding.Format.CBOR && !OptionalLibrary.CBOR.isThere()) {
                    fields.problems().add(items.get(i).place(), "'encode': " + OptionalLibrary.CBOR.missing());
                }
            } else if (word != null) {
                layers.add(layer(items.get(i), word));
            }
        }
        return new Encoding(format, layers, List.of(), schema);
    }

    /** The format of an item that writes by a schema; null when it is another one. */
    private static @Nullable Codec bySchema(Node item) {
        String word = switch (item) {
            case Node.Scalar scalar -> scalar.text();
            case Node.Mapping mapping
            when mapping.entries().size() == 1 ->
                mapping.entries().getFirst().key().text();
            default -> "";
        };
        return BY_SCHEMA.stream()
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    private @Nullable SchemaWriter schema(Codec codec, Node item) {
        Node given = item instanceof Node.Mapping mapping ? mapping.get(codec.word()) : null;
        Schemas read = schemas.read(codec, item.place(), given);
        SchemaWriter writer = read == null ? null : read.writer();
        if (writer == null && fields.problems().isEmpty()) {
            fields.problems()
                    .add(
                            item.place(),
                            "'encode': avro writes by one schema (write avro: {schema: FILE}, with the file of a"
                                    + " schema)");
        }
        return writer;
    }

    private Encoding.Layer layer(Node item, String word) {
        Encoding.Layer layer = Encoding.layer(word);
        if (layer == Encoding.Layer.ZSTD && !OptionalLibrary.ZSTD.isThere()) {
            fields.problems().add(item.place(), "'encode': " + OptionalLibrary.ZSTD.missing());
        }
        return layer;
    }

    private List<String> columns(@Nullable Node node) {
        List<String> names = new ArrayList<>();
        for (Node item : node == null ? List.<Node>of() : FieldReader.oneOrMore(node)) {
            Node.Scalar name = fields.text(item, "'columns'");
            if (name != null && names.contains(name.text())) {
                fields.problems().add(item.place(), "'columns': two columns have the name '" + name.text() + "'");
            } else if (name != null) {
                names.add(name.text());
            }
        }
        return names;
    }
}
