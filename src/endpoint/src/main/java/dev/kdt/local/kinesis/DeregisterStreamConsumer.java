package dev.kdt.local.kinesis;

import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;

/** Removes a consumer; its subscriptions end. */
final class DeregisterStreamConsumer implements Action {
    private final Streams streams;
    private final Subscriptions subscriptions;

    DeregisterStreamConsumer(Streams streams, Subscriptions subscriptions) {
        this.streams = streams;
        this.subscriptions = subscriptions;
    }

    @Override
    public Shape.Structure input() {
        return Consumers.NAMED;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        Consumers.Found found = Consumers.named(streams, params, caller);
        found.stream()
                .changeConsumers(before -> before.stream()
                        .filter(one -> !one.equals(found.consumer()))
                        .toList());
        subscriptions.end(found.consumer().arn(found.stream().identity()));
        return Answer.NOTHING;
    }
}
