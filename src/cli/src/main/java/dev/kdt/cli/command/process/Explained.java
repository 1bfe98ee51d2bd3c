package dev.kdt.cli.command.process;

import dev.kdt.cli.show.StoryRenderer;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.pipeline.report.Explainer;
import dev.kdt.pipeline.report.Story;
import dev.kdt.record.Batch;
import dev.kdt.record.MaxRecord;
import java.util.EnumMap;
import java.util.Map;

/**
 * Gives for each record, instead of its results, the story of how it came to them. One processor, so that stories stand in the
 * records' order.
 */
final class Explained implements Processor.Factory {
    private final Pipeline pipeline;
    private final MaxRecord max;
    private final StoryRenderer renderer;
    private final Map<Story.Ending, Long> endings = new EnumMap<>(Story.Ending.class);

    Explained(Pipeline pipeline, MaxRecord max, StoryRenderer renderer) {
        this.pipeline = pipeline;
        this.max = max;
        this.renderer = renderer;
    }

    /** Number of records with this ending; valid when the work is done. */
    long count(Story.Ending ending) {
        return endings.getOrDefault(ending, 0L);
    }

    @Override
    public Processor create() {
        Explainer explainer = new Explainer(pipeline, max);
        return (in, out) -> tell(explainer, in, out);
    }

    /** Stories are told one after the other, also those of a pipeline that would not mind. */
    @Override
    public boolean remembers() {
        return true;
    }

    private void tell(Explainer explainer, Batch in, Results out) {
        for (int wire = 0; wire < in.records().size(); wire++) {
            for (Story story : explainer.explain(in.records().get(wire))) {
                endings.merge(story.ending(), 1L, Long::sum);
                renderer.render(story, out.bytes());
                out.endOutput();
                out.kept(story.record(), wire);
            }
        }
    }
}
