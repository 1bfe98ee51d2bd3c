package dev.kdt.cli.playground;

import dev.kdt.cli.console.UsageException;
import dev.kdt.jq.program.Expression;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.step.ExpressionStep;
import dev.kdt.pipeline.step.Step;
import dev.kdt.pipeline.step.Steps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The user's changes to a pipeline, as long as they are not written: other texts of its steps, and one step at its end. Immutable.
 *
 * @param edits by the step's name
 * @param added the expression of the step at the end; {@link Recipe#UNCHANGED} for none
 */
public record Draft(Map<String, Edit> edits, String added) {
    /** The name of the step at the end. */
    static final String ADDED = "jq";

    /**
     * Another text of a step.
     *
     * @param original the step's text in the file when it was edited
     * @param text that takes its place
     */
    public record Edit(String original, String text) {}

    /** A step of the file that can be edited, with its text there. */
    record Target(String step, String original) {}

    public Draft {
        edits = new LinkedHashMap<>(edits);
    }

    /** No edit. */
    static Draft of(String added) {
        return new Draft(Map.of(), added.isBlank() ? Recipe.UNCHANGED : added.strip());
    }

    /** The steps of a pipeline file that can be edited, in order. */
    static List<Target> targets(Pipeline pipeline) {
        return pipeline.steps().stream()
                .filter(ExpressionStep.class::isInstance)
                .map(ExpressionStep.class::cast)
                .map(each -> new Target(each.name(), text(each)))
                .toList();
    }

    /** The text in the file, without the newline that ends a block of lines. */
    private static String text(ExpressionStep step) {
        return step.expression().source().stripTrailing();
    }

    /**
     * The step's text as it is now.
     *
     * @param target null for the step at the end
     */
    String text(@Nullable Target target) {
        if (target == null) {
            return added;
        }
        Edit edit = edits.get(target.step());
        return edit != null && edit.original().equals(target.original()) ? edit.text() : target.original();
    }

    /**
     * The same with another text of a step; the text of the file ends an edit, and so does a blank one.
     *
     * @param target null for the step at the end
     */
    Draft with(@Nullable Target target, String text) {
        if (target == null) {
            return new Draft(edits, text.isBlank() ? Recipe.UNCHANGED : text);
        }
        Map<String, Edit> others = new LinkedHashMap<>(edits);
        if (text.isBlank() || text.stripTrailing().equals(target.original())) {
            others.remove(target.step());
        } else {
            others.put(target.step(), new Edit(target.original(), text));
        }
        return new Draft(others, added);
    }

    /** Whether a step is added. */
    public boolean adds() {
        return !added.strip().equals(Recipe.UNCHANGED);
    }

    /**
     * The pipeline with these changes. An edit of a step whose text in the file is no longer the same is left out.
     *
     * @param warnings told of edits that are left out
     */
    Pipeline applied(Pipeline pipeline, Function<String, Expression> compiler, Consumer<String> warnings) {
        List<Step> steps = pipeline.steps().stream()
                .map(step -> edited(step, compiler, warnings))
                .toList();
        Pipeline edited = pipeline.withSteps(steps);
        return adds() ? edited.then(Steps.map(ADDED, compiler.apply(added))) : edited;
    }

    private Step edited(Step step, Function<String, Expression> compiler, Consumer<String> warnings) {
        Edit edit = edits.get(step.name());
        if (edit == null) {
            return step;
        }
        if (!(step instanceof ExpressionStep editable) || !text(editable).equals(edit.original())) {
            warnings.accept("step '" + step.name() + "' has changed in the file: the edit of it is not used");
            return step;
        }
        return editable.with(compiler.apply(edit.text()));
    }

    /**
     * The edited steps of a pipeline, by their place among its steps from 0.
     *
     * @throws UsageException when an edited step is not there, or has changed in the file
     */
    public Map<Integer, Edit> editsIn(Pipeline pipeline) {
        List<String> names = pipeline.steps().stream().map(Step::name).toList();
        Map<Integer, Edit> found = new TreeMap<>();
        edits.forEach((name, edit) -> {
            int place = names.indexOf(name);
            if (place < 0
                    || !(pipeline.steps().get(place) instanceof ExpressionStep step)
                    || !text(step).equals(edit.original())) {
                throw new UsageException("step '" + name + "' has changed in the file: edit it again");
            }
            found.put(place, edit);
        });
        return found;
    }

    /** Each change since {@code before}, in one line or more: the step's name and its text. */
    public List<String> changesSince(String before) {
        Stream<String> changed = edits.entrySet().stream()
                .map(each -> "step '" + each.getKey() + "': " + each.getValue().text());
        Stream<String> last = adds() && !added.equals(before) ? Stream.of("added step: " + added) : Stream.of();
        return Stream.concat(changed, last).toList();
    }
}
