package dev.kdt.pipeline;

import dev.kdt.pipeline.config.FieldReader;
import dev.kdt.pipeline.config.Fields;
import dev.kdt.pipeline.config.FieldsReader;
import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.Problems;
import dev.kdt.pipeline.config.Suggestion;
import dev.kdt.pipeline.config.Surroundings;
import dev.kdt.pipeline.step.Step;
import dev.kdt.pipeline.step.StepConfigException;
import dev.kdt.pipeline.step.StepType;
import dev.kdt.pipeline.step.Steps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the steps of a pipeline file. */
final class StepsReader {
    static final String NAME = "name";

    private final FieldReader fieldReader;
    private final Surroundings surroundings;
    private final Problems problems;
    private final Set<String> taken = new HashSet<>();

    StepsReader(FieldReader fieldReader, Surroundings surroundings) {
        this.fieldReader = fieldReader;
        this.surroundings = surroundings;
        this.problems = fieldReader.problems();
    }

    List<Step> read(@Nullable Node node) {
        List<Step> steps = new ArrayList<>();
        if (node instanceof Node.Sequence list) {
            for (Node item : list.items()) {
                Step step = step(item);
                if (step != null) {
                    steps.add(step);
                }
            }
        } else if (node != null && !isNothing(node)) {
            problems.add(node.place(), "'steps' must be a list, each item beginning with a dash, not " + node.kind());
        }
        return steps;
    }

    private static boolean isNothing(Node node) {
        return node instanceof Node.Scalar scalar && scalar.type() == Node.Scalar.Type.NULL;
    }

    /** {@code {filter: …}}, or {@code {name: …, filter: …}}. */
    private @Nullable Step step(Node node) {
        if (!(node instanceof Node.Mapping mapping)) {
            problems.add(node.place(), notAStep(node));
            return null;
        }
        Node.Entry typed = null;
        for (Node.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (key.equals(NAME)) {
                continue;
            }
            if (Steps.named(key) == null) {
                problems.add(entry.key().place(), "unknown step '" + key + "'" + Suggestion.among(Steps.names(), key));
                return null;
            }
            if (typed != null) {
                problems.add(
                        entry.key().place(),
                        "two steps in one list item (begin '" + key + "' with a dash on a new line)");
                return null;
            }
            typed = entry;
        }
        if (typed == null) {
            problems.add(node.place(), "a step has only a name" + Suggestion.among(Steps.names(), ""));
            return null;
        }
        return compile(typed, mapping.get(NAME));
    }

    private @Nullable Step compile(Node.Entry entry, @Nullable Node givenName) {
        String kind = entry.key().text();
        StepType type = Steps.named(kind);
        if (type == null) {
            return null;
        }
        String name = name(kind, givenName);
        Fields fields = new FieldsReader(fieldReader)
                .read(type.spec(), name, entry.key().place(), entry.value());
        if (fields == null) {
            return null;
        }
        try {
            return type.compile(fields, surroundings);
        } catch (StepConfigException e) {
            problems.add(e.place(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** Counts and messages tell steps apart by name: the second filter is {@code filter-2}. */
    private String name(String kind, @Nullable Node givenName) {
        Node.Scalar given = givenName == null ? null : fieldReader.text(givenName, "a step's 'name'");
        if (given != null) {
            if (!taken.add(given.text())) {
                problems.add(given.place(), "the name '" + given.text() + "' is used by another step");
            }
            return given.text();
        }
        String name = kind;
        for (int i = 2; !taken.add(name); i++) {
            name = kind + "-" + i;
        }
        return name;
    }

    private static String notAStep(Node node) {
        String text = node instanceof Node.Scalar scalar ? scalar.text() : "";
        StepType named = Steps.named(text);
        if (named == null) {
            return "a step is written 'filter: …', not " + node.kind()
                    + (text.isEmpty() ? "" : Suggestion.among(Steps.names(), text));
        }
        return "the step '" + text + "' needs a colon and a value, such as "
                + named.spec().examples().getFirst().step();
    }
}
