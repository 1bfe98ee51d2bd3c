package dev.kdt.pipeline;

import dev.kdt.codec.Chain;
import dev.kdt.codec.Codec;
import dev.kdt.codec.schema.Schemas;
import dev.kdt.pipeline.config.FieldReader;
import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.Problems;
import dev.kdt.pipeline.config.Suggestion;
import dev.kdt.pipeline.config.Surroundings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how a pipeline decodes payloads: names of codecs, and codecs with their schemas such as {@code avro: {schema: FILE}}. */
final class DecodeReader {
    private static final String AUTO = "auto";

    private final FieldReader fields;
    private final SchemasReader schemas;
    private final Problems problems;

    DecodeReader(FieldReader fields, Surroundings surroundings) {
        this.fields = fields;
        this.schemas = new SchemasReader("'decode'", fields, surroundings);
        this.problems = fields.problems();
    }

    Chain read(@Nullable Node node) {
        if (node == null || (node instanceof Node.Scalar scalar && scalar.text().equals(AUTO))) {
            return Chain.AUTO;
        }
        List<Codec> codecs = new ArrayList<>();
        Chain chain = Chain.AUTO;
        for (Node item : FieldReader.oneOrMore(node)) {
            Node.Entry form =
                    item instanceof Node.Mapping mapping && mapping.entries().size() == 1
                            ? mapping.entries().getFirst()
                            : null;
            Codec codec = codec(form == null ? item : form.key());
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
            Schemas given = schemas.read(codec, item.place(), form == null ? null : form.value());
            chain = given == null ? chain : chain.with(given);
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
}
