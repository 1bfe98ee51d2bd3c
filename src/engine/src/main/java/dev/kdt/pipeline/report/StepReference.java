package dev.kdt.pipeline.report;

import dev.kdt.pipeline.config.Example;
import dev.kdt.pipeline.config.FieldSpec;
import dev.kdt.pipeline.config.StepSpec;
import dev.kdt.pipeline.config.Suggestion;
import dev.kdt.pipeline.step.StepType;
import dev.kdt.pipeline.step.Steps;
import java.util.stream.Collectors;

/** The reference of the steps, made of their specs. */
public final class StepReference {
    private static final int WIDTH = 100;

    private StepReference() {}

    /** A line for each step. */
    public static String overview() {
        return Steps.ALL.stream()
                .map(StepType::spec)
                .map(each -> "%-10s %s%n".formatted(each.name(), each.summary()))
                .collect(Collectors.joining());
    }

    /**
     * All there is to know of one step.
     *
     * @throws IllegalArgumentException when there is no such step; the message says so and suggests another
     */
    public static String page(String name) {
        StepType type = Steps.named(name);
        if (type == null) {
            throw new IllegalArgumentException("unknown step '" + name + "'" + Suggestion.among(Steps.names(), name));
        }
        StepSpec spec = type.spec();
        StringBuilder page = new StringBuilder();
        page.append(spec.name()).append(": ").append(spec.summary()).append("\n\n");
        page.append(wrapped(spec.description(), "")).append("\nFields\n");
        for (FieldSpec field : spec.fields()) {
            page.append(field(field, spec));
        }
        page.append("\nExamples\n");
        for (Example example : spec.examples()) {
            page.append(example(example));
        }
        return page.toString();
    }

    private static String field(FieldSpec field, StepSpec spec) {
        StringBuilder text = new StringBuilder("  ").append(field.name());
        text.append(": ").append(field.type().inWords());
        text.append(field.required() ? ", required" : "");
        text.append(field.defaultText() == null ? "" : ", default " + field.defaultText());
        text.append(field.equals(spec.main()) ? "; the short form is '" + spec.name() + ": …'" : "");
        return text.append('\n').append(wrapped(field.summary(), "      ")).toString();
    }

    private static String example(Example example) {
        StringBuilder text = new StringBuilder("  ").append(example.title()).append('\n');
        example.step()
                .lines()
                .forEach(line -> text.append("      ").append(line).append('\n'));
        example.input().forEach(line -> text.append("      < ").append(line).append('\n'));
        example.output().forEach(line -> text.append("      > ").append(line).append('\n'));
        return text.toString();
    }

    private static String wrapped(String text, String indent) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split("\\s+", -1)) {
            if (line.length() + word.length() > WIDTH) {
                lines.append(line.toString().stripTrailing()).append('\n');
                line.setLength(0);
                line.append(indent);
            }
            line.append(word).append(' ');
        }
        return lines.append(line.toString().stripTrailing()).append('\n').toString();
    }
}
