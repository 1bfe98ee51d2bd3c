package dev.kdt.lambda;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.CodecException;
import dev.kdt.codec.Failure;
import dev.kdt.codec.LambdaEvent;
import dev.kdt.flow.FlowException;
import dev.kdt.pipeline.OnError;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.transform.Transformation;
import dev.kdt.pipeline.transform.Transformed;
import dev.kdt.record.MaxRecord;
import java.util.List;
import java.util.function.Consumer;

/**
 * A host for events that ask to transform a delivery: the answer has every record of the event, as {@code Ok} with its data and
 * partition keys, as {@code Dropped}, or as {@code ProcessingFailed}, which Firehose delivers to the error prefix ("Amazon Data
 * Firehose Developer Guide, Transform source data").
 */
public final class FirehoseHost {
    /** Failures of one event that are logged. */
    private static final int TOLD = 10;

    private final OnError onError;
    private final Transformation transformation;
    private final Consumer<String> log;

    /**
     * The result of one event.
     *
     * @param answer the JSON for Lambda
     * @param kept records that came through
     * @param dropped records that a step dropped
     * @param failed records that could not be processed
     */
    public record Handled(String answer, long kept, long dropped, long failed) {}

    /**
     * A host for many events.
     *
     * @param max the most bytes that a record may have when it is decompressed
     * @param warnings told, once each, of what the user ought to know about the data
     * @param log told of the first records of each event that failed; Firehose keeps the records themselves
     */
    public FirehoseHost(Pipeline pipeline, MaxRecord max, Consumer<String> warnings, Consumer<String> log) {
        this.onError = pipeline.onError();
        this.transformation = new Transformation(pipeline, max, warnings);
        this.log = log;
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
        List<Transformed> transformed = transformation.transform(
                deliveries.stream().map(LambdaEvent.Delivery::record).toList());
        TransformAnswer answer = new TransformAnswer(deliveries.size());
        long kept = 0;
        long dropped = 0;
        int failed = 0;
        for (int i = 0; i < deliveries.size(); i++) {
            String id = deliveries.get(i).id();
            switch (transformed.get(i)) {
                case Transformed.Ok ok -> {
                    if (answer.ok(id, ok)) {
                        kept++;
                    } else {
                        tell(id, TransformAnswer.TOO_LARGE, failed++);
                    }
                }
                case Transformed.Dropped _ -> {
                    answer.dropped(id);
                    dropped++;
                }
                case Transformed.Failed(Failure failure) -> {
                    failed(id, failure, answer);
                    tell(id, failure, failed++);
                }
            }
        }
        return new Handled(answer.json(), kept, dropped, failed);
    }

    private void failed(String id, Failure failure, TransformAnswer answer) {
        switch (onError) {
            case PARK -> answer.failed(id);
            case DROP -> answer.dropped(id);
            case STOP -> throw new FlowException("record " + id + ": " + failure.inWords() + " (on-error is stop)");
        }
    }

    private void tell(String id, Failure failure, int before) {
        if (before < TOLD) {
            log.accept("record " + id + ": " + failure.inWords());
        }
    }

    private static List<LambdaEvent.Delivery> deliveries(byte[] event) {
        try {
            return LambdaEvent.deliveries(Slice.of(event));
        } catch (CodecException e) {
            throw new EventException(String.valueOf(e.getMessage()), e);
        }
    }
}
