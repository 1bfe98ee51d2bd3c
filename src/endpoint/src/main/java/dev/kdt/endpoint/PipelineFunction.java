package dev.kdt.endpoint;

import dev.kdt.codec.Failure;
import dev.kdt.endpoint.option.Transformer;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.transform.Transformation;
import dev.kdt.pipeline.transform.TransformationStoppedException;
import dev.kdt.pipeline.transform.Transformed;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import dev.kdt.record.Position;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A pipeline as a function that transforms the records of a delivery stream. A record that comes through is {@code Ok}, its
 * outputs one behind the other; one that a step drops, or that gives nothing, is {@code Dropped}; one that fails is {@code
 * ProcessingFailed}, unless the pipeline's {@code on-error} is {@code drop} (then {@code Dropped}) or {@code stop} (then the
 * call fails as a whole, and is tried again). Used by one thread.
 */
final class PipelineFunction implements Transformer {
    private final Transformation transformation;
    private final Consumer<String> report;

    PipelineFunction(Pipeline pipeline, Consumer<String> report) {
        this.report = report;
        this.transformation = new Transformation(pipeline, MaxRecord.DEFAULT, report);
    }

    @Override
    public List<Answer> transform(Request in) throws IOException {
        List<Item> items = in.records();
        List<Transformed> transformed = transformed(items);
        Failures failures = new Failures();
        List<Answer> answers = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            answers.add(answer(items.get(i), transformed.get(i), failures));
        }
        failures.tell(report);
        return answers;
    }

    private List<Transformed> transformed(List<Item> items) throws IOException {
        try {
            return transformation.transform(
                    items.stream().map(PipelineFunction::record).toList());
        } catch (TransformationStoppedException e) {
            String why = e.failure().inWords();
            report.accept("stopped: " + why);
            throw new IOException(why, e);
        }
    }

    private static Answer answer(Item item, Transformed transformed, Failures failures) {
        return switch (transformed) {
            case Transformed.Ok ok -> new Answer(item.id(), Result.Ok, ok.data(), ok.keys());
            case Transformed.Dropped _ -> new Answer(item.id(), Result.Dropped, item.data(), Map.of());
            case Transformed.Failed(Failure failure) -> failed(item, Result.ProcessingFailed, failure, failures);
            case Transformed.FailedAndDropped(Failure failure) -> failed(item, Result.Dropped, failure, failures);
        };
    }

    private static KinesisRecord record(Item item) {
        return new KinesisRecord(
                new Position(null, null, item.id(), -1, null, 0, 1),
                item.key().isEmpty() ? null : item.key().toText(),
                null,
                Instant.ofEpochMilli(item.arrival()),
                item.data());
    }

    private static Answer failed(Item item, Result result, Failure failure, Failures failures) {
        failures.add(failure.inWords());
        return new Answer(item.id(), result, item.data(), Map.of());
    }

    /** The records of one call that failed. */
    private static final class Failures {
        private int count;
        private String first = "";

        void add(String why) {
            first = count++ == 0 ? why : first;
        }

        void tell(Consumer<String> report) {
            if (count > 0) {
                report.accept(
                        count == 1 ? "1 record failed: " + first : count + " records failed, the first: " + first);
            }
        }
    }
}
