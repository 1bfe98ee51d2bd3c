package dev.kdt.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.flow.Checkpoints;
import dev.kdt.flow.DeadLetters;
import dev.kdt.flow.LaneRun;
import dev.kdt.flow.OnFailure;
import dev.kdt.flow.Pump;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.Sink;
import dev.kdt.flow.Stop;
import dev.kdt.pipeline.Processor;
import dev.kdt.record.Position;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * A host for events of a stream: the same loop as {@code kdt run}, over one event. What must come again is named in the answer:
 * {@code {"batchItemFailures":[{"itemIdentifier":SEQUENCE}]}}, from which Lambda retries ("AWS Lambda Developer Guide,
 * Configuring partial batch response with Kinesis Data Streams and Lambda"). The mapping must have {@code
 * ReportBatchItemFailures} switched on.
 *
 * @param processors the pipeline
 * @param sink where outputs go; used for many events, closed by its owner
 * @param parking where failed records go when {@code onFailure} parks them
 * @param onFailure {@link OnFailure#LEAVE} hands failed records back to Lambda, which retries them until its own limits
 * @param threads how many of the event's batches are processed at the same time
 */
public record KinesisHost(
        Processor.Factory processors,
        Sink sink,
        DeadLetters parking,
        OnFailure onFailure,
        InstantSource clock,
        int threads) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Handles one event, and returns the JSON for Lambda.
     *
     * @param tally what is counted, by the sink too
     * @throws EventException when it is no Kinesis event
     * @throws dev.kdt.flow.FlowException when the sink or the parking broke: the invocation is to fail, so that Lambda sends
     *     the whole batch again
     */
    public String handle(byte[] event, RunCounters tally) throws InterruptedException {
        Pump pump = new Pump(new Pump.Parts(
                new EventSource(KinesisEvent.read(event)),
                processors,
                sink,
                parking,
                onFailure,
                Checkpoints.NONE,
                tally,
                new Stop(),
                clock,
                threads));
        pump.run();
        parking.force();
        return answer(pump.lanes());
    }

    /** Lambda retries from the lowest sequence number named, so the first of each shard is enough. */
    private static String answer(List<LaneRun> lanes) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode failures = answer.putArray("batchItemFailures");
        lanes.stream()
                .map(LaneRun::firstUnsettled)
                .flatMap(Optional::stream)
                .map(Position::sequence)
                .forEach(sequence -> failures.addObject().put("itemIdentifier", sequence));
        return answer.toString();
    }
}
