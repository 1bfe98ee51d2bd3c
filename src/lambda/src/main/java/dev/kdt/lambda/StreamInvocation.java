package dev.kdt.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.kdt.flow.LaneRun;
import dev.kdt.flow.Run;
import dev.kdt.flow.RunCounters;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One event of a stream on its way through a pipeline. A record counts as settled only by what is known of it: it is delivered,
 * dropped on purpose, or safely parked, and so is everything before it. All others come again. Used by one thread.
 */
public final class StreamInvocation implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KinesisEvent event;
    private final Run run;
    private List<String> unsettled = List.of();
    private @Nullable RuntimeException failure;

    StreamInvocation(KinesisEvent event, Run run) {
        this.event = event;
        this.run = run;
    }

    /** The run over the event, for a host that reports more of it than the answer. */
    public Run run() {
        return run;
    }

    /**
     * Runs to the end, and returns the JSON for Lambda.
     *
     * <p>A failure of the target or the parking is thrown only when nothing can be said of any record: none of them is settled, or
     * it is not known which ones are. To Lambda that is the same as an answer with the first record, it sends the whole event again,
     * but an error shows in the function's {@code Errors} metric. Time that ran out is no failure: what was not done by then,
     * parking too, is named in the answer.
     *
     * @throws dev.kdt.flow.FlowException such a failure
     */
    public String answer() throws InterruptedException {
        try {
            run.toTheEnd();
        } catch (RuntimeException e) {
            failure = e;
        }
        Set<String> unsafe = unsafe();
        unsettled = event.shards().stream()
                .map(shard -> firstUnsettled(shard, unsafe))
                .flatMap(Optional::stream)
                .toList();
        if (failure != null && !isAnswer(unsettled, unsafe)) {
            throw failure;
        }
        return json();
    }

    /** The lowest sequence number of each shard that comes again. */
    public List<String> unsettled() {
        return unsettled;
    }

    /** The failure that ended the run early, and that {@link #answer} has an answer for all the same. */
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    KinesisEvent event() {
        return event;
    }

    @Override
    public void close() {
        run.close();
    }

    /** Whether the first unsettled records are an answer, although something failed. */
    private boolean isAnswer(List<String> firsts, Set<String> unsafe) {
        List<String> all = event.shards().stream()
                .map(shard -> sequence(shard.records().getFirst()))
                .toList();
        return !firsts.isEmpty() && (!firsts.equals(all) || run.isOutOfTime() || isAnySettled(unsafe));
    }

    private boolean isAnySettled(Set<String> unsafe) {
        RunCounters counters = run.counters();
        return counters.delivered() + counters.dropped() + Math.max(0, counters.parked() - unsafe.size()) > 0;
    }

    /** The sequence numbers of records that were to be parked and are not; throws the failure when they are not known. */
    private Set<String> unsafe() {
        Set<String> sequences = new HashSet<>();
        if (failure != null) {
            List<Position> positions = run.unsafe();
            if (positions == null && run.hasParked()) {
                throw failure;
            }
            if (positions != null) {
                positions.forEach(each -> sequences.add(String.valueOf(each.sequence())));
            }
        }
        return sequences;
    }

    private Optional<String> firstUnsettled(Batch shard, Set<String> unsafe) {
        Position settled = run.lanes().stream()
                .filter(lane -> lane.lane().equals(shard.lane()))
                .map(LaneRun::settled)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
        if (unsafe.isEmpty() && shard.records().getLast().position().equals(settled)) {
            return Optional.empty();
        }
        boolean isSettled = settled != null;
        for (KinesisRecord each : shard.records()) {
            if (!isSettled || unsafe.contains(sequence(each))) {
                return Optional.of(sequence(each));
            }
            isSettled = !Objects.equals(each.position(), settled);
        }
        return Optional.empty();
    }

    private static String sequence(KinesisRecord record) {
        return String.valueOf(record.position().sequence());
    }

    /** The state of a tumbling window is handed back as it came: a pipeline keeps none that is for others. */
    private String json() {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode failures = answer.putArray("batchItemFailures");
        unsettled.forEach(sequence -> failures.addObject().put("itemIdentifier", sequence));
        if (event.state() != null) {
            answer.putRawValue("state", new RawValue(event.state().toString()));
        }
        return answer.toString();
    }
}
