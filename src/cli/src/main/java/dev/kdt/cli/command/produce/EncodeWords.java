package dev.kdt.cli.command.produce;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;
import dev.kdt.jq.Budget;
import dev.kdt.pipeline.Encoding;
import dev.kdt.pipeline.EncodingReader;
import dev.kdt.pipeline.config.FieldReader;
import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.Place;
import dev.kdt.pipeline.config.Problem;
import dev.kdt.pipeline.config.Problems;
import dev.kdt.pipeline.config.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of {@code --encode}: a format and the layers around it, as a pipeline has them under {@code encode}. */
final class EncodeWords {
    private static final Place PLACE = Place.whole("--encode");

    private static final String AVRO = "avro";
    private static final String PROTOBUF = "protobuf";

    /** The formats that a schema is given for. */
    private static final List<String> WITH_SCHEMA = List.of(AVRO, PROTOBUF);

    private EncodeWords() {}

    /**
     * The encoding that the words name.
     *
     * @param schema file of a schema; null without
     * @param message name of a Protobuf message; null for the only one of the schema
     * @param columns of rows
     * @throws UsageException when they name none
     */
    static Encoding encoding(
            String words, @Nullable String schema, @Nullable String message, List<String> columns, Session session) {
        String format = words.split(",", -1)[0].strip();
        if (schema != null && !WITH_SCHEMA.contains(format)) {
            throw new UsageException("--schema: " + format + " has no schema (name " + String.join(" or ", WITH_SCHEMA)
                    + " by --encode)");
        }
        if (message != null && !format.equals(PROTOBUF)) {
            throw new UsageException("--message names a Protobuf message, but --encode names " + format);
        }
        if (schema == null && format.equals(PROTOBUF)) {
            throw new UsageException("--encode protobuf needs descriptors (give them by --schema FILE; protoc"
                    + " --include_imports --descriptor_set_out=FILE makes it)");
        }
        if (schema == null && format.equals(AVRO)) {
            throw new UsageException("--encode avro writes by a schema (give its file by --schema FILE)");
        }
        List<Node> items = new ArrayList<>();
        for (String word : words.split(",", -1)) {
            Node name = text(word.strip());
            items.add(
                    schema != null && items.isEmpty()
                            ? mapping(word.strip(), schema(word.strip(), schema, message))
                            : name);
        }
        Problems problems = new Problems();
        Surroundings surroundings = Surroundings.of(
                session.console().path("x"),
                session.console().environment(),
                session.console().clock(),
                Budget.GENEROUS,
                session.messages()::warn);
        Encoding encoding = new EncodingReader(new FieldReader(surroundings, problems), surroundings)
                .read(mapping("encode", new Node.Sequence(PLACE, items)));
        if (!problems.isEmpty()) {
            throw new UsageException(problems.list().stream()
                    .map(Problem::message)
                    .map(each -> each.replaceFirst("^'encode'", "--encode"))
                    .collect(Collectors.joining("\n")));
        }
        return encoding.learnsColumns() ? encoding.withColumns(columns) : encoding;
    }

    private static Node.Mapping schema(String word, String file, @Nullable String message) {
        Node.Mapping given = mapping(word.equals(PROTOBUF) ? "descriptors" : "schema", text(file));
        return message == null
                ? given
                : new Node.Mapping(
                        PLACE, List.of(given.entries().getFirst(), new Node.Entry(text("message"), text(message))));
    }

    private static Node.Mapping mapping(String key, Node value) {
        return new Node.Mapping(PLACE, List.of(new Node.Entry(text(key), value)));
    }

    private static Node.Scalar text(String text) {
        return new Node.Scalar(PLACE, text, Node.Scalar.Type.STRING, PLACE);
    }
}
