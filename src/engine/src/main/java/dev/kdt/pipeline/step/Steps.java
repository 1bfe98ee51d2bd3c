package dev.kdt.pipeline.step;

import dev.kdt.jq.program.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All steps that a pipeline may have. A new step is one file, its test, and one line here. */
public final class Steps {
    /** In the order of the reference. */
    public static final List<StepType> ALL = List.of(
            new Filter(),
            new JqMap(),
            new SetFields(),
            new Delete(),
            new Rename(),
            new Flatten(),
            new Timestamp(),
            new Parse(),
            new Redact(),
            new Validate(),
            new Enrich(),
            new Dedupe(),
            new Sample(),
            new Stamp(),
            new Route());

    private Steps() {}

    /** A filter step that is no part of a file. */
    public static Step filter(String name, Expression condition) {
        return new Filter.Condition(name, condition);
    }

    /** A map step that is no part of a file. */
    public static Step map(String name, Expression to) {
        return new JqMap.Mapping(name, to);
    }

    /** The step of that name; null when there is none. */
    public static @Nullable StepType named(String name) {
        return ALL.stream()
                .filter(each -> each.spec().name().equals(name))
                .findFirst()
                .orElse(null);
    }

    public static List<String> names() {
        return ALL.stream().map(each -> each.spec().name()).toList();
    }
}
