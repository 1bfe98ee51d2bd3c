package dev.kdt.pipeline.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The specification of a step: the reader checks pipeline files by it, and the reference and the JSON Schema are made of it.
 *
 * @param name as the pipeline file writes it
 * @param summary what it does, in one sentence
 * @param description more of it, in plain paragraphs
 * @param fields in the order of the reference; the first is the main one, which the short form gives by itself
 * @param examples each tested
 */
public record StepSpec(
        String name, String summary, String description, List<FieldSpec> fields, List<Example> examples) {
    /** The field that the short form {@code - step: value} gives. */
    public FieldSpec main() {
        return fields.getFirst();
    }

    public @Nullable FieldSpec field(String wanted) {
        return fields.stream()
                .filter(each -> each.name().equals(wanted))
                .findFirst()
                .orElse(null);
    }

    public List<String> fieldNames() {
        return fields.stream().map(FieldSpec::name).toList();
    }
}
