package dev.kdt.pipeline;

import dev.kdt.library.OptionalLibrary;
import dev.kdt.pipeline.config.FieldReader;
import dev.kdt.pipeline.config.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how a pipeline writes its results: {@code encode} and {@code columns}. */
final class EncodingReader {
    private final FieldReader fields;

    EncodingReader(FieldReader fields) {
        this.fields = fields;
    }

    Encoding read(Node.Mapping pipeline) {
        return encode(pipeline.get("encode")).withColumns(columns(pipeline.get("columns")));
    }

    private Encoding encode(@Nullable Node node) {
        if (node == null) {
            return Encoding.NDJSON;
        }
        List<Node> items = FieldReader.oneOrMore(node);
        Encoding.Format format = Encoding.Format.NDJSON;
        List<Encoding.Layer> layers = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
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
        return new Encoding(format, layers, List.of());
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
