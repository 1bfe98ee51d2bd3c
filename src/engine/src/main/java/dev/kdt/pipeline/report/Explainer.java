package dev.kdt.pipeline.report;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.codec.Decoder;
import dev.kdt.codec.Failure;
import dev.kdt.codec.Message;
import dev.kdt.codec.OutOfShard;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.Value;
import dev.kdt.pipeline.Columns;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.ValueWriter;
import dev.kdt.pipeline.step.CurrentRecord;
import dev.kdt.pipeline.step.RouteTarget;
import dev.kdt.pipeline.step.Step;
import dev.kdt.pipeline.step.StepFailure;
import dev.kdt.pipeline.step.Worker;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import java.util.ArrayList;
import java.util.List;

/** Runs a pipeline slowly and tells of each record what every step did to it. For one thread and one lane. */
public final class Explainer {
    private final Decoder decoder;
    private final ValueWriter writer;
    private final ByteBuilder encoded = new ByteBuilder();
    private final CurrentRecord current = CurrentRecord.tellingReasons();
    private final Worker first;
    private List<Scene> scenes = new ArrayList<>();
    private List<Story.Result> results = new ArrayList<>();

    /** @param max the most bytes that a record may have when it is decompressed */
    public Explainer(Pipeline pipeline, MaxRecord max) {
        decoder = new Decoder(pipeline.decode(), OutOfShard.MARK, ignored -> {}, max);
        writer = new ValueWriter(pipeline.encode(), Columns.of(pipeline.encode().columns()));
        Worker next = value -> results.add(result(value));
        for (Step step : pipeline.steps().reversed()) {
            next = watched(step, next);
        }
        first = next;
    }

    /** The stories of the user records of a wire record. */
    public List<Story> explain(KinesisRecord wire) {
        List<Story> stories = new ArrayList<>();
        decoder.decode(wire, new Decoder.Sink() {
            @Override
            public void decoded(Message message) {
                stories.add(follow(message));
            }

            @Override
            public void failed(KinesisRecord record, Failure failure) {
                stories.add(Story.undecoded(record, failure));
            }

            @Override
            public void empty(KinesisRecord record) {
                stories.add(new Story(record, "", null, List.of(), List.of(), null));
            }
        });
        return stories;
    }

    private Story follow(Message message) {
        scenes = new ArrayList<>();
        results = new ArrayList<>();
        current.begin(message.record(), message.chain());
        Value decoded = message.value().copy();
        Failure failure = null;
        try {
            first.take(message.value());
            for (Story.Result each : results) {
                writer.write(each.value(), null, encoded.clear());
            }
        } catch (StepFailure e) {
            failure = Failure.step(e.step(), e.place(), e.problem());
            results = List.of();
        } catch (CodecException e) {
            failure = Failure.encode(String.valueOf(e.getMessage()));
        }
        return new Story(message.record(), message.chain().toString(), decoded, scenes, results, failure);
    }

    /** The step's worker, with notes taken of what goes in and out. */
    private Worker watched(Step step, Worker next) {
        List<Story.Result> collected = new ArrayList<>();
        Worker worker = step.start(value -> collected.add(result(value)), current);
        return value -> {
            collected.clear();
            Value before = value.copy();
            try {
                worker.take(value);
            } catch (StepFailure e) {
                Scene.Turn failed = new Scene.Turn.Failed(e.problem(), e.place(), e.excerpt());
                scenes.add(new Scene(step.name(), step.asJq(), before, failed));
                throw e;
            }
            List<Story.Result> given = List.copyOf(collected);
            List<Value> values = given.stream().map(Story.Result::value).toList();
            boolean dropped = given.isEmpty() && step.name().equals(current.droppedBy());
            scenes.add(new Scene(
                    step.name(),
                    step.asJq(),
                    before,
                    dropped ? new Scene.Turn.Dropped(current.reason()) : new Scene.Turn.Gave(values)));
            RouteTarget itsRoute = current.route();
            for (Story.Result each : given) {
                current.routeTo(each.route());
                next.take(each.value());
            }
            current.routeTo(itsRoute);
        };
    }

    private Story.Result result(Value value) {
        return new Story.Result(value.copy(), current.route());
    }
}
