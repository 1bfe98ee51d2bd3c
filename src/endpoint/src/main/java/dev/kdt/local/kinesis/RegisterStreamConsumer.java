package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.stream.Consumer;
import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;
import dev.kdt.record.Limits;
import java.util.ArrayList;
import java.util.List;

/** Registers a consumer of a stream (enhanced fan-out). */
final class RegisterStreamConsumer implements Action {
    private static final Shape.Structure INPUT = structure(
            required("StreamARN", KinesisShapes.STREAM_ARN),
            required("ConsumerName", KinesisShapes.STREAM_NAME),
            KinesisShapes.ID,
            optional("Tags", KinesisShapes.TAGS));

    private final Streams streams;

    RegisterStreamConsumer(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        KinesisStream stream = streams.ready(params, caller);
        String name = params.text("ConsumerName");
        long now = streams.timeline().millis();
        Consumer consumer = new Consumer(
                name, now, now + streams.options().transition().toMillis(), null, Tags.checked(params.map("Tags")));
        stream.changeConsumers(before -> {
            if (before.stream().anyMatch(one -> one.name().equals(name))) {
                throw ServiceException.inUse("Consumer " + name + " under stream "
                        + stream.identity().name() + " already exists for account " + caller.account() + ".");
            }
            if (before.size() >= Limits.CONSUMERS) {
                throw ServiceException.limitExceeded(
                        "Stream " + stream.identity().name() + " under account " + caller.account()
                                + " can have at most " + Limits.CONSUMERS + " consumers.");
            }
            List<Consumer> after = new ArrayList<>(before);
            after.add(consumer);
            return after;
        });
        return out -> out.object("Consumer", Consumers.brief(stream, consumer, now));
    }
}
