package dev.kdt.lambda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.Stop;
import dev.kdt.record.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The report of a function for a stream on one invocation, a line of the log. */
final class StreamReport {
    private final FunctionLog log;
    private final FunctionSettings settings;
    private final String pipeline;
    private final RunContext context;
    private final Instant begun;

    /** @param pipeline its name */
    StreamReport(FunctionLog log, FunctionSettings settings, String pipeline, RunContext context) {
        this.log = log;
        this.settings = settings;
        this.pipeline = pipeline;
        this.context = context;
        this.begun = context.clock().instant();
    }

    /** The invocation was answered. */
    void answered(StreamInvocation invocation) {
        Optional<RuntimeException> failure = invocation.failure();
        write(invocation, failure.orElse(null), failure.isPresent() ? FunctionLog.Level.ERROR : FunctionLog.Level.INFO);
    }

    /** The invocation failed, and Lambda sends the event again. */
    void failed(@Nullable StreamInvocation invocation, Throwable why) {
        write(invocation, why, FunctionLog.Level.ERROR);
    }

    private void write(@Nullable StreamInvocation invocation, @Nullable Throwable failure, FunctionLog.Level level) {
        RunCounters counters = context.counters();
        Instant now = context.clock().instant();
        ObjectNode line = log.line(level).put("event", "invocation").put("pipeline", pipeline);
        if (failure != null) {
            line.put("error", new FailureReasons(settings.payloads()).of(String.valueOf(failure.getMessage())));
        }
        if (invocation != null) {
            ArrayNode shards = line.putArray("shards");
            invocation.event().shards().forEach(shard -> shards.add(shard.lane()));
            ArrayNode again = line.putArray("batchItemFailures");
            invocation.unsettled().forEach(again::add);
        }
        line.put("deadline", context.stop().reason().equals(Optional.of(Stop.Reason.DEADLINE)))
                .put("durationMs", Duration.between(begun, now).toMillis())
                .put("wireRecords", counters.wireRecords())
                .put("records", counters.records())
                .put("outputs", counters.outputs())
                .put("delivered", counters.delivered())
                .put("undelivered", counters.undeliverable())
                .put("doubtful", counters.doubtful());
        log.write(new MetricsLine(line, settings, now)
                .count("Kept", counters.kept())
                .count("Dropped", counters.dropped())
                .count("Failed", counters.failed())
                .count("Parked", parked(invocation))
                .count("Retried", counters.retries())
                .age(invocation == null ? null : invocation.event().oldest(), now)
                .counts("reasons", counters.failedByReason())
                .counts("undeliveredReasons", counters.undeliverableByReason())
                .counts("droppedBy", counters.droppedByStep())
                .counts("routed", counters.routedByTarget())
                .json());
    }

    /** Records that were given to the parking, without those that are not safe there. */
    private long parked(@Nullable StreamInvocation invocation) {
        List<Position> unsafe = invocation == null ? null : invocation.run().unsafe();
        return Math.max(0, context.counters().parked() - (unsafe == null ? 0 : unsafe.size()));
    }
}
