package dev.kdt.pipeline;

import dev.kdt.codec.InputFormat;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.pipeline.TestCase.Input;
import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.NodeValues;
import dev.kdt.pipeline.config.Problems;
import dev.kdt.pipeline.config.Suggestion;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what goes into the pipeline in a case. */
final class TestInputReader {
    static final List<String> KEYS = List.of("meta", "in");

    private final Problems problems;

    TestInputReader(Problems problems) {
        this.problems = problems;
    }

    /** @param entry of {@code testCase}, the one of {@link TestCase#INPUTS} */
    @Nullable
    Input read(Node.Entry entry, Node.Mapping testCase) {
        Value meta = meta(testCase.get("meta"));
        InputFormat format = format(testCase.get("in"));
        Node node = entry.value();
        return switch (entry.key().text()) {
            case "input" -> new Input.Records(List.of(NodeValues.value(node)), meta);
            case "inputs" -> {
                if (node instanceof Node.Sequence list) {
                    yield new Input.Records(
                            list.items().stream().map(NodeValues::value).toList(), meta);
                }
                problems.add(node.place(), "'inputs' must be a list, not " + node.kind());
                yield null;
            }
            default -> {
                if (NodeValues.value(node) instanceof StringValue file) {
                    yield new Input.Capture(file.text(), format);
                }
                problems.add(node.place(), "'capture' must be the name of a file, not " + node.kind());
                yield null;
            }
        };
    }

    private InputFormat format(@Nullable Node node) {
        if (node == null) {
            return InputFormat.AUTO;
        }
        String word = node instanceof Node.Scalar scalar ? scalar.text() : node.kind();
        InputFormat format = InputFormat.of(word);
        if (format == null) {
            problems.add(
                    node.place(), "'in': unknown format '" + word + "'" + Suggestion.among(InputFormat.words(), word));
        }
        return format == null ? InputFormat.AUTO : format;
    }

    private @Nullable Value meta(@Nullable Node node) {
        if (node instanceof Node.Mapping mapping) {
            problems.checkKeys(mapping, TestCase.META, "unknown key '%s' of 'meta'");
            mapping.entries().forEach(this::checkMeta);
        } else if (node != null) {
            problems.add(node.place(), "'meta' must be a mapping, not " + node.kind());
        }
        return node == null ? null : NodeValues.value(node);
    }

    private void checkMeta(Node.Entry entry) {
        String key = entry.key().text();
        Node node = entry.value();
        boolean whole = key.equals("subsequence") || key.equals("line");
        if (whole && TestExpectationReader.count(node) == null) {
            problems.add(node.place(), "'" + key + "' must be a whole number, not " + node.kind());
        }
        if (key.equals("outOfShard")
                && !NodeValues.value(node).kind().typeName().equals("boolean")) {
            problems.add(node.place(), "'outOfShard' must be true or false, not " + node.kind());
        }
        if (key.equals("arrival") && !isTime(node)) {
            problems.add(node.place(), "'arrival' must be a time such as 2026-11-22T08:00:00Z");
        }
    }

    private static boolean isTime(Node node) {
        try {
            return node instanceof Node.Scalar scalar && Instant.parse(scalar.text()) != null;
        } catch (DateTimeException _) {
            return false;
        }
    }
}
