package dev.kdt.pipeline;

import dev.kdt.pipeline.TestCase.Expected;
import dev.kdt.pipeline.TestCase.Input;
import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the cases of {@code kdt test}. */
final class TestCasesReader {
    /** Variables of the environment, of a case or of all cases of a file. */
    static final String ENV = "env";

    static final List<String> KEYS = Stream.of(
                    List.of("name", ENV), TestInputReader.KEYS, TestCase.INPUTS, TestCase.EXPECTATIONS)
            .flatMap(List::stream)
            .toList();

    private final Problems problems;
    private final TestInputReader inputs;
    private final TestExpectationReader expectations;

    TestCasesReader(Problems problems) {
        this.problems = problems;
        this.inputs = new TestInputReader(problems);
        this.expectations = new TestExpectationReader(problems);
    }

    List<TestCase> read(@Nullable Node node) {
        return read(node, Map.of());
    }

    /** @param environment of all cases; a case's own variables win */
    List<TestCase> read(@Nullable Node node, Map<String, String> environment) {
        List<TestCase> cases = new ArrayList<>();
        if (node instanceof Node.Sequence list) {
            for (Node item : list.items()) {
                TestCase read = testCase(item, cases.size() + 1, environment);
                if (read != null) {
                    cases.add(read);
                }
            }
        } else if (node != null) {
            problems.add(node.place(), "'tests' must be a list of cases, not " + node.kind());
        }
        return cases;
    }

    private @Nullable TestCase testCase(Node node, int number, Map<String, String> shared) {
        if (!(node instanceof Node.Mapping mapping)) {
            problems.add(node.place(), "a case is a mapping with 'input' and 'expect', not " + node.kind());
            return null;
        }
        problems.checkKeys(mapping, KEYS, "unknown key '%s' of a case");
        String named = name(mapping.get("name"), "case " + number);
        Node.Entry input = one(mapping, TestCase.INPUTS, "case '" + named + "'");
        Node.Entry expected = one(mapping, TestCase.EXPECTATIONS, "case '" + named + "'");
        if (input == null || expected == null) {
            return null;
        }
        Map<String, String> environment = new TreeMap<>(shared);
        environment.putAll(environment(mapping.get(ENV)));
        Input in = inputs.read(input, mapping);
        Expected out = expectations.read(expected);
        return in == null || out == null ? null : new TestCase(mapping.place(), named, in, out, environment);
    }

    /** The variables of an {@code env} mapping. */
    Map<String, String> environment(@Nullable Node node) {
        Map<String, String> environment = new TreeMap<>();
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                if (entry.value() instanceof Node.Scalar value) {
                    environment.put(entry.key().text(), value.text());
                } else {
                    problems.add(
                            entry.value().place(),
                            "'env', '" + entry.key().text() + "' must be a text, not "
                                    + entry.value().kind());
                }
            }
        } else if (node != null) {
            problems.add(node.place(), "'env' must be a mapping of names to texts, not " + node.kind());
        }
        return environment;
    }

    private String name(@Nullable Node node, String absent) {
        if (node != null && !(node instanceof Node.Scalar)) {
            problems.add(node.place(), "a case's 'name' must be a text, not " + node.kind());
        }
        return node instanceof Node.Scalar scalar ? scalar.text() : absent;
    }

    /** The one entry of the mapping that has one of these keys. */
    private Node.@Nullable Entry one(Node.Mapping mapping, List<String> keys, String subject) {
        List<Node.Entry> found = mapping.entries().stream()
                .filter(each -> keys.contains(each.key().text()))
                .toList();
        if (found.size() != 1) {
            problems.add(
                    found.isEmpty() ? mapping.place() : found.get(1).key().place(),
                    subject + ": give exactly one of " + String.join(", ", keys) + "");
            return null;
        }
        return found.getFirst();
    }
}
