package dev.kdt.lambda;

import dev.kdt.flow.DeadLetters;
import dev.kdt.flow.OnFailure;
import dev.kdt.flow.OnUnavailable;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.Run;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.Workers;
import dev.kdt.pipeline.OnError;

/**
 * A host for events of a stream: the same loop as {@code kdt run}, over one event. What must come again is named in the answer:
 * {@code {"batchItemFailures":[{"itemIdentifier":SEQUENCE}]}}, from which Lambda retries ("AWS Lambda Developer Guide,
 * Configuring partial batch response with Kinesis Data Streams and Lambda"). The mapping must have {@code
 * ReportBatchItemFailures} switched on. What a target does not take for now is not parked: it waits in the stream.
 *
 * @param workers run the pipeline, event after event
 * @param target where outputs go, opened for each event: one that was gone may be back
 * @param deadLetters where failed records go when {@code onFailure} parks them
 * @param onFailure {@link OnFailure#LEAVE} hands failed records back to Lambda, which retries them until its own limits
 */
public record KinesisHost(
        Workers workers, Run.Maker<OpenTarget> target, Run.Maker<DeadLetters> deadLetters, OnFailure onFailure) {
    /**
     * The treatment of failed records by a function.
     *
     * @param wanted by the pipeline
     * @param parking what parking comes to: {@link OnFailure#PARK} with a place for it, else {@link OnFailure#LEAVE}
     */
    public static OnFailure onFailure(OnError wanted, OnFailure parking) {
        return switch (wanted) {
            case PARK -> parking;
            case DROP -> OnFailure.DROP;
            case STOP -> OnFailure.LEAVE;
        };
    }

    /**
     * Handles one event, and returns the JSON for Lambda.
     *
     * @throws EventException when it is no Kinesis event
     * @throws dev.kdt.flow.FlowException as {@link StreamInvocation#answer} does: the invocation is to fail, so that Lambda sends
     *     the whole batch again
     */
    public String handle(byte[] event, RunContext context) throws InterruptedException {
        try (StreamInvocation invocation = open(event, context)) {
            return invocation.answer();
        }
    }

    /**
     * Opens the run over one event. A stop for {@link dev.kdt.flow.Stop.Reason#DEADLINE} leaves what is not settled by then.
     *
     * @throws EventException when it is no Kinesis event
     */
    public StreamInvocation open(byte[] json, RunContext context) throws InterruptedException {
        KinesisEvent event = KinesisEvent.read(json);
        Run run = Run.in(context)
                .from(made -> new EventSource(event.shards()))
                .through(workers)
                .to(target)
                .parking(deadLetters)
                .onFailure(onFailure)
                .onUnavailable(OnUnavailable.LEAVE)
                .open();
        return new StreamInvocation(event, run);
    }
}
