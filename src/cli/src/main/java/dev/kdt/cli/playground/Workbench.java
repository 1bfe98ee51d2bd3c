package dev.kdt.cli.playground;

import dev.kdt.cli.console.UsageException;
import dev.kdt.codec.Failure;
import dev.kdt.codec.Unwrapper;
import dev.kdt.codec.format.CodecException;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.report.Explainer;
import dev.kdt.pipeline.report.Story;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tries recipes on the same records, again and again.
 *
 * @param pieces as the input was cut into them
 * @param extent how much of the input they are
 * @param unwrapper takes the records out of the pieces
 * @param clock by which a try ends that takes long
 */
public record Workbench(Recipe recipe, List<KinesisRecord> pieces, Extent extent, Unwrapper unwrapper, Clock clock) {
    /** The part of the input that the pieces are. */
    public enum Extent {
        ALL,
        /** More follow, which are not tried. */
        FIRST
    }

    /** As long as somebody who types waits gladly. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /**
     * The result of a try.
     *
     * @param stories of the records, in their order; null when there is no pipeline
     * @param targets the steps of the file that can be edited; none when the file is wrong
     * @param remarks why there is no pipeline; or what else is to be said
     */
    record Attempt(@Nullable List<Story> stories, List<Draft.Target> targets, List<String> remarks) {
        /** Before anything was tried. */
        static final Attempt NONE = new Attempt(List.of(), List.of(), List.of());
    }

    Attempt attempt(Draft draft) {
        List<String> remarks = new ArrayList<>();
        List<Draft.Target> targets = List.of();
        try {
            Pipeline pipeline = recipe.make(remarks::add);
            targets = Draft.targets(pipeline);
            Pipeline edited = draft.applied(pipeline, recipe::compile, remarks::add);
            Explainer explainer = new Explainer(edited, MaxRecord.DEFAULT);
            return new Attempt(stories(explainer, remarks), targets, remarks);
        } catch (PipelineException e) {
            return new Attempt(
                    null, targets, e.problems().stream().map(Object::toString).toList());
        } catch (UsageException e) {
            return new Attempt(null, targets, List.of(String.valueOf(e.getMessage())));
        }
    }

    private List<Story> stories(Explainer explainer, List<String> remarks) {
        Instant end = clock.instant().plus(PATIENCE);
        List<Story> stories = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            if (i > 0 && clock.instant().isAfter(end)) {
                remarks.add("this takes long: only the first %d of %d were tried".formatted(i, pieces.size()));
                break;
            }
            explain(explainer, pieces.get(i), stories);
        }
        return stories;
    }

    private void explain(Explainer explainer, KinesisRecord piece, List<Story> stories) {
        try {
            unwrapper.unwrap(piece).forEach(record -> stories.addAll(explainer.explain(record)));
        } catch (CodecException e) {
            stories.add(Story.undecoded(piece, Failure.decode(String.valueOf(e.getMessage()))));
        }
    }
}
