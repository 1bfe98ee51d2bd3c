package dev.kdt.lambda;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.codec.LambdaEvent;
import dev.kdt.codec.format.CodecException;
import dev.kdt.flow.FlowException;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.transform.Transformation;
import dev.kdt.pipeline.transform.TransformationStoppedException;
import dev.kdt.pipeline.transform.Transformed;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A host for events that ask to transform a delivery: the answer has every record of the event, as {@code Ok} with its data and
 * partition keys, as {@code Dropped}, or as {@code ProcessingFailed}, which Firehose delivers to the error prefix ("Amazon Data
 * Firehose Developer Guide, Transform source data"). Used by one thread.
 */
public final class FirehoseHost {
    private final Transformation transformation;
    private final Function<Failure, String> words;

    /**
     * The result of one event.
     *
     * @param answer the JSON for Lambda
     * @param kept records that came through
     * @param dropped records that a step dropped
     * @param failed records that could not be processed
     * @param reasons of those, each with its count
     * @param failures the same, one by one: the record's id and the reason
     * @param oldest arrival of a record; null when none has one
     */
    public record Handled(
            String answer,
            long kept,
            long dropped,
            long failed,
            Map<String, Long> reasons,
            List<String> failures,
            @Nullable Instant oldest) {}

    /**
     * A host for many events.
     *
     * @param max the most bytes that a record may have when it is decompressed
     * @param warnings told, once each, of what the user ought to know about the data
     * @param words says why a record failed
     */
    public FirehoseHost(Pipeline pipeline, MaxRecord max, Consumer<String> warnings, Function<Failure, String> words) {
        this.transformation = new Transformation(pipeline, max, warnings);
        this.words = words;
    }

    /**
     * Handles one event.
     *
     * @throws EventException when it is no such event
     * @throws FlowException when a record failed and the pipeline's {@code on-error} is {@code stop}: the invocation is to
     *     fail, so that Firehose calls again
     */
    public Handled handle(byte[] event) {
        List<LambdaEvent.Delivery> deliveries = deliveries(event);
        List<Transformed> transformed = transformed(deliveries);
        TransformAnswer answer = new TransformAnswer(
                deliveries.stream().map(LambdaEvent.Delivery::id).toList());
        Tally tally = new Tally();
        for (int i = 0; i < deliveries.size(); i++) {
            String id = deliveries.get(i).id();
            switch (transformed.get(i)) {
                case Transformed.Ok ok -> {
                    if (answer.ok(ok)) {
                        tally.kept++;
                    } else {
                        tally.failed(id, TransformAnswer.TOO_LARGE);
                    }
                }
                case Transformed.Dropped _ -> {
                    answer.dropped();
                    tally.dropped++;
                }
                case Transformed.Failed(Failure failure) -> {
                    answer.failed();
                    tally.failed(id, failure);
                }
                case Transformed.FailedAndDropped(Failure failure) -> {
                    answer.dropped();
                    tally.failed(id, failure);
                }
            }
        }
        return tally.of(answer.json(), oldest(deliveries));
    }

    private List<Transformed> transformed(List<LambdaEvent.Delivery> deliveries) {
        try {
            return transformation.transform(
                    deliveries.stream().map(LambdaEvent.Delivery::record).toList());
        } catch (TransformationStoppedException e) {
            throw new FlowException("record " + deliveries.get(e.index()).id() + ": " + words.apply(e.failure())
                    + " (on-error is stop)");
        }
    }

    private static @Nullable Instant oldest(List<LambdaEvent.Delivery> deliveries) {
        return deliveries.stream()
                .map(LambdaEvent.Delivery::record)
                .map(KinesisRecord::arrival)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static List<LambdaEvent.Delivery> deliveries(byte[] event) {
        try {
            return LambdaEvent.deliveries(Slice.of(event));
        } catch (CodecException e) {
            throw EventOrigin.notOfDelivery(event, e);
        }
    }

    /** The counts of one event. */
    private final class Tally {
        private long kept;
        private long dropped;
        private final Map<String, Long> reasons = new TreeMap<>();
        private final List<String> failures = new ArrayList<>();

        void failed(String id, Failure failure) {
            String why = words.apply(failure);
            reasons.merge(why, 1L, Long::sum);
            failures.add("record " + id + ": " + why);
        }

        Handled of(String answer, @Nullable Instant oldest) {
            return new Handled(answer, kept, dropped, failures.size(), reasons, failures, oldest);
        }
    }
}
