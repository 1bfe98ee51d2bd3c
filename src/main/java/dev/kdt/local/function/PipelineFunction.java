package dev.kdt.local.function;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.local.delivery.Transformer;
import dev.kdt.pipeline.OnError;
import dev.kdt.pipeline.Outcome;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Processors;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
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
 * call fails as a whole, and is tried again). What the pipeline's {@code partition} says are the answer's partition keys; a
 * record whose outputs belong into different partitions fails, for an answer has one set of keys. Used by one thread.
 */
final class PipelineFunction implements Transformer {
    private final OnError onError;
    private final Processor processor;
    private final Consumer<String> report;
    /** Of the outputs of the record that is being worked on. */
    private final List<Map<String, String>> keys = new ArrayList<>();

    PipelineFunction(Pipeline pipeline, Consumer<String> report) {
        this.onError = pipeline.onError();
        this.report = report;
        Pipeline keyed = pipeline.partition().isEmpty()
                ? pipeline
                : pipeline.then(new PartitionKeys(pipeline.partition(), keys::add));
        this.processor = new Processors(keyed, Processors.AfterFailure.TAKE_BACK, report).create();
    }

    @Override
    public List<Answer> transform(Request in) throws IOException {
        Results results = new Results(); // New ones: the answers share their bytes.
        Failures failures = new Failures();
        List<Answer> answers = new ArrayList<>(in.records().size());
        for (Item item : in.records()) {
            answers.add(answer(item, results, failures));
        }
        failures.tell(report);
        return answers;
    }

    private Answer answer(Item item, Results results, Failures failures) throws IOException {
        int first = results.size();
        keys.clear();
        processor.process(new Batch("", List.of(record(item))), results);
        List<Output> outputs = new ArrayList<>(1);
        for (int i = first; i < results.size(); i++) {
            switch (results.outcome(i)) {
                case Outcome.Kept(List<Output> more) -> outputs.addAll(more);
                case Outcome.Dropped _ -> {}
                case Outcome.Failed failed -> {
                    return failed(item, failed.failure().inWords(), failures);
                }
            }
        }
        if (keys.stream().distinct().count() > 1) {
            return failed(item, "its outputs belong into different partitions: " + keys, failures);
        }
        return outputs.isEmpty()
                ? new Answer(item.id(), Result.Dropped, item.data(), Map.of())
                : new Answer(item.id(), Result.Ok, joined(outputs), keys.isEmpty() ? Map.of() : keys.getFirst());
    }

    private static KinesisRecord record(Item item) {
        return new KinesisRecord(
                new Position(null, null, item.id(), -1, null, 0, 1),
                item.key().isEmpty() ? null : item.key().toText(),
                null,
                Instant.ofEpochMilli(item.arrival()),
                item.data());
    }

    private Answer failed(Item item, String why, Failures failures) throws IOException {
        Result result = switch (onError) {
            case PARK -> Result.ProcessingFailed;
            case DROP -> Result.Dropped;
            case STOP -> {
                report.accept("stopped: " + why);
                throw new IOException(why);
            }
        };
        failures.add(why);
        return new Answer(item.id(), result, item.data(), Map.of());
    }

    private static Slice joined(List<Output> outputs) {
        if (outputs.size() == 1) {
            return outputs.getFirst().bytes();
        }
        ByteBuilder all = new ByteBuilder();
        outputs.forEach(output -> all.put(output.bytes()));
        return all.view();
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
