package dev.kdt.pipeline;

import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.pipeline.TestCase.Expected;
import dev.kdt.pipeline.TestCase.Input;
import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.NodeValues;
import dev.kdt.pipeline.config.Problems;
import dev.kdt.pipeline.config.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the cases of {@code kdt test}. */
final class TestCasesReader {
    static final List<String> INPUTS = List.of("input", "inputs", "capture");
    static final List<String> EXPECTATIONS = List.of("expect", "expect-dropped", "expect-failed", "expect-counts");
    static final List<String> COUNTS = List.of("kept", "dropped", "failed", "outputs");
    static final List<String> META =
            List.of("stream", "shard", "sequence", "subsequence", "key", "arrival", "file", "line");
    static final List<String> KEYS;

    static {
        List<String> keys = new ArrayList<>(List.of("name", "meta"));
        keys.addAll(INPUTS);
        keys.addAll(EXPECTATIONS);
        KEYS = List.copyOf(keys);
    }

    private final Problems problems;

    TestCasesReader(Problems problems) {
        this.problems = problems;
    }

    List<TestCase> read(@Nullable Node node) {
        List<TestCase> cases = new ArrayList<>();
        if (node instanceof Node.Sequence list) {
            for (Node item : list.items()) {
                TestCase read = testCase(item, cases.size() + 1);
                if (read != null) {
                    cases.add(read);
                }
            }
        } else if (node != null) {
            problems.add(node.place(), "'tests' must be a list of cases, not " + node.kind());
        }
        return cases;
    }

    private @Nullable TestCase testCase(Node node, int number) {
        if (!(node instanceof Node.Mapping mapping)) {
            problems.add(node.place(), "a case is a mapping with 'input' and 'expect', not " + node.kind());
            return null;
        }
        checkKeys(mapping, KEYS, "unknown key '%s' of a case");
        Node name = mapping.get("name");
        String named = name instanceof Node.Scalar scalar ? scalar.text() : "case " + number;
        Node.Entry input = one(mapping, INPUTS, "case '" + named + "'");
        Node.Entry expected = one(mapping, EXPECTATIONS, "case '" + named + "'");
        if (input == null || expected == null) {
            return null;
        }
        Input in = input(input, mapping.get("meta"));
        Expected out = expected(expected);
        return in == null || out == null ? null : new TestCase(mapping.place(), named, in, out);
    }

    private void checkKeys(Node.Mapping mapping, List<String> known, String message) {
        for (Node.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (!known.contains(key)) {
                problems.add(entry.key().place(), message.formatted(key) + Suggestion.among(known, key));
            }
        }
    }

    /** The one entry of the mapping that has one of these keys. */
    private Node.@Nullable Entry one(Node.Mapping mapping, List<String> keys, String subject) {
        List<Node.Entry> found = mapping.entries().stream()
                .filter(each -> keys.contains(each.key().text()))
                .toList();
        if (found.size() != 1) {
            problems.add(
                    found.isEmpty() ? mapping.place() : found.get(1).key().place(),
                    subject + ": exactly one of " + String.join(", ", keys) + " is wanted");
            return null;
        }
        return found.getFirst();
    }

    private @Nullable Input input(Node.Entry entry, @Nullable Node metaNode) {
        Value meta = metaNode == null ? null : NodeValues.value(metaNode);
        if (metaNode instanceof Node.Mapping mapping) {
            checkKeys(mapping, META, "unknown key '%s' of 'meta'");
        } else if (metaNode != null) {
            problems.add(metaNode.place(), "'meta' must be a mapping, not " + metaNode.kind());
        }
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
                    yield new Input.Capture(file.text());
                }
                problems.add(node.place(), "'capture' must be the name of a file, not " + node.kind());
                yield null;
            }
        };
    }

    private @Nullable Expected expected(Node.Entry entry) {
        Node node = entry.value();
        Value value = NodeValues.value(node);
        return switch (entry.key().text()) {
            case "expect" ->
                new Expected.Results(
                        node instanceof Node.Sequence list
                                ? list.items().stream().map(NodeValues::value).toList()
                                : List.of(value));
            case "expect-dropped" -> new Expected.Dropped(trueOrText(node, value, "expect-dropped"));
            case "expect-failed" -> new Expected.Failed(trueOrText(node, value, "expect-failed"));
            default -> counts(node, value);
        };
    }

    /** True stands for "whichever". */
    private @Nullable String trueOrText(Node node, Value value, String key) {
        if (value instanceof StringValue text) {
            return text.text();
        }
        if (!value.equals(Value.TRUE)) {
            problems.add(node.place(), "'" + key + "' must be true or a text, not " + node.kind());
        }
        return null;
    }

    private @Nullable Expected counts(Node node, Value value) {
        if (!(node instanceof Node.Mapping mapping) || !(value instanceof ObjectValue)) {
            problems.add(node.place(), "'expect-counts' must be a mapping, such as {kept: 12, failed: 1}");
            return null;
        }
        checkKeys(mapping, COUNTS, "unknown count '%s'");
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Node.Entry each : mapping.entries()) {
            if (each.value() instanceof Node.Scalar scalar && scalar.text().matches("[0-9]{1,15}")) {
                counts.put(each.key().text(), Long.valueOf(scalar.text()));
            } else {
                problems.add(
                        each.value().place(),
                        "a count must be a whole number, not " + each.value().kind());
            }
        }
        return new Expected.Counts(counts);
    }
}
