package dev.kdt.pipeline;

import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.NodeReader;
import dev.kdt.pipeline.config.Place;
import dev.kdt.pipeline.config.Problem;
import dev.kdt.pipeline.config.Problems;
import dev.kdt.pipeline.config.YamlText;
import dev.kdt.pipeline.step.StepType;
import dev.kdt.pipeline.step.Steps;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a pipeline file, and how its steps are changed in it: comments, layout and all other values stay as they are.
 *
 * @param file its name, for messages
 */
public record PipelineText(String file, String text) {
    private static final String STEPS = "steps";

    /**
     * The text of a file.
     *
     * @throws PipelineException when the file cannot be read, or is no UTF-8
     */
    public static PipelineText read(Path file) throws PipelineException {
        return new PipelineText(file.toString(), ConfigText.of(file, "pipeline file"));
    }

    /**
     * The file with another expression in a step.
     *
     * @param step its place in the list of steps, from 0
     * @param earlier the step's expression as the caller knows it, without line ends around
     * @throws PipelineException when the step has another expression, or cannot be changed alone
     */
    public PipelineText withExpression(int step, String earlier, String expression) throws PipelineException {
        List<String> path = path(step);
        Node.Scalar scalar = path == null ? null : scalar(path);
        if (path == null || scalar == null || !scalar.text().stripTrailing().equals(earlier)) {
            throw refused(Place.whole(file), "the step has changed: it is not '" + earlier + "'");
        }
        YamlText changed = new YamlText(text).with(path, expression.stripTrailing());
        if (changed == null) {
            throw refused(scalar.place(), "the step cannot be changed without changing more (edit the file by hand)");
        }
        return new PipelineText(file, changed.text());
    }

    /**
     * The file with a {@code map} behind its last step.
     *
     * @throws PipelineException when there is no place for it
     */
    public PipelineText withMap(String expression) throws PipelineException {
        YamlText changed = new YamlText(text).withItem(STEPS, "map", expression.strip());
        if (changed == null) {
            throw refused(Place.whole(file), "no step can be added to 'steps' (edit the file by hand)");
        }
        return new PipelineText(file, changed.text());
    }

    private static PipelineException refused(Place place, String message) {
        return new PipelineException(List.of(new Problem(place, message)));
    }

    /** The path of a step's expression; null when there is no such step. */
    private @Nullable List<String> path(int step) {
        if (!(node(List.of(STEPS)) instanceof Node.Sequence list)
                || step >= list.items().size()
                || !(list.items().get(step) instanceof Node.Mapping mapping)) {
            return null;
        }
        for (Node.Entry each : mapping.entries()) {
            String kind = each.key().text();
            StepType type = Steps.named(kind);
            if (type != null && each.value() instanceof Node.Mapping) {
                String field = type.spec().main().name();
                return List.of(STEPS, String.valueOf(step), kind, field);
            }
            if (type != null) {
                return List.of(STEPS, String.valueOf(step), kind);
            }
        }
        return null;
    }

    private Node.@Nullable Scalar scalar(List<String> path) {
        return node(path) instanceof Node.Scalar scalar ? scalar : null;
    }

    private @Nullable Node node(List<String> path) {
        Node node = NodeReader.read(file, text, new Problems());
        for (String each : path) {
            node = switch (node) {
                case Node.Mapping mapping -> mapping.get(each);
                case Node.Sequence list -> list.items().get(Integer.parseInt(each));
                case Node.Scalar _ -> null;
                case null -> null;
            };
        }
        return node;
    }
}
