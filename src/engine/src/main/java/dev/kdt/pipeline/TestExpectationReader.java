package dev.kdt.pipeline;

import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.pipeline.TestCase.Expected;
import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.NodeValues;
import dev.kdt.pipeline.config.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what must come of the input of a case. */
final class TestExpectationReader {
    private final Problems problems;

    TestExpectationReader(Problems problems) {
        this.problems = problems;
    }

    @Nullable
    Expected read(Node.Entry entry) {
        Node node = entry.value();
        Value value = NodeValues.value(node);
        return switch (entry.key().text()) {
            case "expect" -> new Expected.Results(values(node));
            case "expect-routed" -> routed(node);
            case "expect-dropped" -> new Expected.Dropped(trueOrText(node, value, "expect-dropped"));
            case "expect-failed" -> new Expected.Failed(trueOrText(node, value, "expect-failed"));
            default -> counts(node);
        };
    }

    /** One value, or a list of them. */
    private static List<Value> values(Node node) {
        return node instanceof Node.Sequence list
                ? list.items().stream().map(NodeValues::value).toList()
                : List.of(NodeValues.value(node));
    }

    private @Nullable Expected routed(Node node) {
        if (!(node instanceof Node.Mapping mapping)) {
            problems.add(
                    node.place(),
                    "'expect-routed' must be a mapping of targets' names to results, such as {errors: {id: 1},"
                            + " default: []}");
            return null;
        }
        Map<String, List<Value>> results = new LinkedHashMap<>();
        mapping.entries().forEach(each -> results.put(each.key().text(), values(each.value())));
        return new Expected.Routed(results);
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

    private @Nullable Expected counts(Node node) {
        if (!(node instanceof Node.Mapping mapping)) {
            problems.add(node.place(), "'expect-counts' must be a mapping, such as {kept: 12, failed: 1}");
            return null;
        }
        problems.checkKeys(mapping, TestCase.COUNTS, "unknown count '%s'");
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Node.Entry each : mapping.entries()) {
            String what = each.key().text();
            if (each.value() instanceof Node.Mapping steps && TestCase.COUNTS_BY_STEP.contains(what)) {
                String by = what.equals("dropped") ? "dropped by " : "failed in ";
                steps.entries().forEach(step -> put(by + step.key().text(), step.value(), counts));
            } else {
                put(what, each.value(), counts);
            }
        }
        return new Expected.Counts(counts);
    }

    private void put(String what, Node node, Map<String, Long> counts) {
        Long count = count(node);
        if (count == null) {
            problems.add(node.place(), "a count must be a whole number, not " + node.kind());
        } else {
            counts.put(what, count);
        }
    }

    /** The whole number that the node writes; null when it writes none. */
    static @Nullable Long count(Node node) {
        return node instanceof Node.Scalar scalar && scalar.text().matches("[0-9]{1,15}")
                ? Long.valueOf(scalar.text())
                : null;
    }
}
