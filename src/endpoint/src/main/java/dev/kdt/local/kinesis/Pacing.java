package dev.kdt.local.kinesis;

import dev.kdt.local.stream.Streams;
import dev.kdt.local.time.Timeline;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Events;
import dev.kdt.local.wire.Operation;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.RestAction;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;
import dev.kdt.local.wire.StreamingAction;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/** Lets operations be called as often as the service does, and refuses what is more. Safe for use by several threads. */
final class Pacing {
    /** Call histories kept before expired ones are evicted; bounds memory, since callers choose names. */
    private static final int MANY = 10_000;

    private static final long LONGEST_WINDOW = CallRate.ALL.values().stream()
            .mapToLong(rate -> rate.window().toMillis())
            .max()
            .orElseThrow();

    private final Timeline timeline;
    private final Map<String, ArrayDeque<Long>> calls = new HashMap<>();

    Pacing(Timeline timeline) {
        this.timeline = timeline;
    }

    /** The same operation, called at its rate; operations without one as they are. */
    Operation paced(Operation operation) {
        CallRate rate = CallRate.ALL.get(operation.name());
        if (rate == null) {
            return operation;
        }
        return switch (operation) {
            case Action action -> new Paced(action, rate, this);
            case StreamingAction action -> new PacedStreaming(action, rate, this);
            case RestAction _ -> operation; // None of Kinesis.
        };
    }

    private record Paced(Action action, CallRate rate, Pacing pacing) implements Action {
        @Override
        public String name() {
            return action.name();
        }

        @Override
        public Shape.Structure input() {
            return action.input();
        }

        @Override
        public Answer run(Params params, Caller caller) {
            pacing.admit(action, rate, params, caller);
            return action.run(params, caller);
        }
    }

    private record PacedStreaming(StreamingAction action, CallRate rate, Pacing pacing) implements StreamingAction {
        @Override
        public String name() {
            return action.name();
        }

        @Override
        public Shape.Structure input() {
            return action.input();
        }

        @Override
        public Events open(Params params, Caller caller) {
            pacing.admit(action, rate, params, caller);
            return action.open(params, caller);
        }
    }

    private void admit(Operation operation, CallRate rate, Params params, Caller caller) {
        if (DryRuns.asked(params)) {
            return; // They have a rate of their own.
        }
        String subject = subject(rate.scope(), params, caller);
        if (takes(operation.name() + " " + subject, rate)) {
            return;
        }
        throw ServiceException.throttled(
                rate.scope() == CallRate.Scope.SHARD
                        ? "ProvisionedThroughputExceededException"
                        : "LimitExceededException",
                "Rate exceeded for " + subject + ".",
                rate.text());
    }

    private synchronized boolean takes(String key, CallRate rate) {
        long now = timeline.millis();
        if (calls.size() >= MANY) {
            calls.values().removeIf(each -> each.getLast() <= now - LONGEST_WINDOW);
        }
        ArrayDeque<Long> times = calls.computeIfAbsent(key, _ -> new ArrayDeque<>());
        while (!times.isEmpty() && times.getFirst() <= now - rate.window().toMillis()) {
            times.removeFirst();
        }
        if (times.size() >= rate.count()) {
            return false;
        }
        times.addLast(now);
        return true;
    }

    private static String subject(CallRate.Scope scope, Params params, Caller caller) {
        String account = "account " + caller.account();
        return switch (scope) {
            case ACCOUNT -> account;
            case STREAM -> "stream " + stream(params) + " under " + account;
            case SHARD -> "shard " + params.text("ShardId") + " in stream " + stream(params) + " under " + account;
            case SUBSCRIPTION ->
                "consumer " + params.text("ConsumerARN") + " and shard " + params.text("ShardId") + " under " + account;
        };
    }

    private static String stream(Params params) {
        String consumer = params.textOrNull("ConsumerARN");
        if (consumer != null) {
            return ConsumerArn.parse(consumer).streamName();
        }
        // A page after the first names none: it counts for all of them.
        return params.has("NextToken") && !params.has("StreamARN") ? "" : Streams.nameIn(params);
    }
}
