package dev.kdt.local.kinesis;

import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;

/** Describes a consumer. */
final class DescribeStreamConsumer implements Action {
    private final Streams streams;

    DescribeStreamConsumer(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return Consumers.NAMED;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        Consumers.Found found = Consumers.named(streams, params, caller);
        long now = streams.timeline().millis();
        return out -> out.object("ConsumerDescription", description -> {
            Consumers.brief(found.stream(), found.consumer(), now).writeTo(description);
            description.text("StreamARN", found.stream().identity().arn());
        });
    }
}
