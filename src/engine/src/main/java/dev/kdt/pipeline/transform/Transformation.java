package dev.kdt.pipeline.transform;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.pipeline.OnError;
import dev.kdt.pipeline.Outcome;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Processors;
import dev.kdt.pipeline.RecordBounds;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a pipeline as a transformation: every record has one answer. What the pipeline's {@code partition} says are the answer's
 * keys; a record whose outputs belong into different partitions fails, for an answer has one set of keys. A record that holds
 * many (an aggregate) fails as a whole when one of them does. For one thread.
 */
public final class Transformation {
    private static final String PARTITION = PartitionKeys.NAME;

    private final OnError onError;
    private final Processor processor;
    /** Of the outputs of the record that is being worked on. */
    private final List<Map<String, String>> keys = new ArrayList<>();

    /**
     * @param max the most bytes that a record may have when it is decompressed
     * @param warnings told, once each, of what the user ought to know about the data
     */
    public Transformation(Pipeline pipeline, MaxRecord max, Consumer<String> warnings) {
        onError = pipeline.onError();
        Pipeline keyed = pipeline.partition().isEmpty()
                ? pipeline
                : pipeline.then(new PartitionKeys(pipeline.partition(), keys::add));
        processor = new Processors(keyed, Processors.AfterFailure.TAKE_BACK, RecordBounds.of(max), warnings).create();
    }

    /** Why the pipeline cannot be a transformation; null when it can. */
    public static @Nullable String obstacle(Pipeline pipeline) {
        return pipeline.routes().isEmpty()
                ? null
                : "pipeline '" + pipeline.name()
                        + "' has a route step, and a transformation cannot send: its results go where the delivery"
                        + " stream goes (route is for 'kdt run' and for functions that read a stream)";
    }

    /**
     * An answer for each record, in their order. The answers' bytes are their own.
     *
     * @throws TransformationStoppedException when a record failed and the pipeline says that all is to stop
     */
    public List<Transformed> transform(List<KinesisRecord> records) throws TransformationStoppedException {
        Results results = new Results(); // New ones: the answers share their bytes.
        List<Transformed> answers = new ArrayList<>(records.size());
        for (KinesisRecord record : records) {
            Transformed answer = transform(record, results);
            answers.add(
                    answer instanceof Transformed.Failed(Failure failure) ? failed(failure, answers.size()) : answer);
        }
        return answers;
    }

    private Transformed failed(Failure failure, int index) throws TransformationStoppedException {
        return switch (onError) {
            case PARK -> new Transformed.Failed(failure);
            case DROP -> new Transformed.FailedAndDropped(failure);
            case STOP -> throw new TransformationStoppedException(index, failure);
        };
    }

    private Transformed transform(KinesisRecord record, Results results) {
        int first = results.size();
        keys.clear();
        processor.process(new Batch("", List.of(record)), results);
        List<Output> outputs = new ArrayList<>(1);
        for (int i = first; i < results.size(); i++) {
            switch (results.outcome(i)) {
                case Outcome.Kept(List<Output> more) -> outputs.addAll(more);
                case Outcome.Dropped _ -> {}
                case Outcome.Failed failed -> {
                    return new Transformed.Failed(failed.failure());
                }
            }
        }
        if (keys.stream().distinct().count() > 1) {
            return new Transformed.Failed(
                    Failure.step(PARTITION, "the record's results belong to different partitions (" + keys + ")"));
        }
        return outputs.isEmpty()
                ? new Transformed.Dropped()
                : new Transformed.Ok(joined(outputs), keys.isEmpty() ? Map.of() : keys.getFirst());
    }

    private static Slice joined(List<Output> outputs) {
        if (outputs.size() == 1) {
            return outputs.getFirst().bytes();
        }
        ByteBuilder all = new ByteBuilder();
        outputs.forEach(output -> all.put(output.bytes()));
        return all.view();
    }
}
