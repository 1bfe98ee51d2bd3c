package dev.kdt.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.flow.DeadLetters;
import dev.kdt.flow.LaneRun;
import dev.kdt.flow.OnFailure;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.Run;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.Workers;
import dev.kdt.record.Position;
import java.util.List;
import java.util.Optional;

/**
 * A host for events of a stream: the same loop as {@code kdt run}, over one event. What must come again is named in the answer:
 * {@code {"batchItemFailures":[{"itemIdentifier":SEQUENCE}]}}, from which Lambda retries ("AWS Lambda Developer Guide,
 * Configuring partial batch response with Kinesis Data Streams and Lambda"). The mapping must have {@code
 * ReportBatchItemFailures} switched on.
 *
 * @param workers run the pipeline, event after event
 * @param target where outputs go, opened for each event: one that was gone may be back
 * @param deadLetters where failed records go when {@code onFailure} parks them
 * @param onFailure {@link OnFailure#LEAVE} hands failed records back to Lambda, which retries them until its own limits
 */
public record KinesisHost(
        Workers workers, Run.Maker<OpenTarget> target, Run.Maker<DeadLetters> deadLetters, OnFailure onFailure) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Handles one event, and returns the JSON for Lambda.
     *
     * @throws EventException when it is no Kinesis event
     * @throws dev.kdt.flow.FlowException when the target or the dead letters broke: the invocation is to fail, so that Lambda
     *     sends the whole batch again
     */
    public String handle(byte[] event, RunContext context) throws InterruptedException {
        try (Run run = open(event, context)) {
            return answer(run);
        }
    }

    /** The run over one event, for a host that reports more of it than the answer. */
    public Run open(byte[] event, RunContext context) throws InterruptedException {
        EventSource source = new EventSource(KinesisEvent.read(event));
        return Run.in(context)
                .from(made -> source)
                .through(workers)
                .to(target)
                .parking(deadLetters)
                .onFailure(onFailure)
                .open();
    }

    /** Runs it to its end, and returns the JSON for Lambda. */
    public static String answer(Run run) throws InterruptedException {
        run.toTheEnd();
        return answer(run.lanes());
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
