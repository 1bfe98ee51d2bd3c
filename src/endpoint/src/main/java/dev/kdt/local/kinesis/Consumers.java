package dev.kdt.local.kinesis;

import dev.kdt.local.stream.Consumer;
import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;

/** Finds consumers and describes them on the wire. */
final class Consumers {
    /** The ways to name a consumer. */
    static final Shape.Structure NAMED = Shape.structure(
            Shape.optional("StreamARN", KinesisShapes.STREAM_ARN),
            Shape.optional("ConsumerName", KinesisShapes.STREAM_NAME),
            Shape.optional("ConsumerARN", KinesisShapes.CONSUMER_ARN),
            KinesisShapes.ID);

    private Consumers() {}

    /** A consumer and its stream. */
    record Found(KinesisStream stream, Consumer consumer) {}

    /** The consumer that a request names, by its ARN or by its name and its stream's ARN. */
    static Found named(Streams streams, Params params, Caller caller) {
        String arn = params.textOrNull("ConsumerARN");
        String name = params.textOrNull("ConsumerName");
        if (arn != null) {
            ConsumerArn parsed = ConsumerArn.parse(arn);
            KinesisStream stream = parsed.stream(streams, caller);
            return new Found(stream, parsed.in(stream, caller));
        }
        if (name == null || !params.has("StreamARN")) {
            throw ServiceException.invalidArgument(
                    "Either ConsumerARN or both ConsumerName and StreamARN must be specified.");
        }
        KinesisStream stream = streams.ready(params, caller);
        for (Consumer consumer : stream.consumers()) {
            if (consumer.name().equals(name)) {
                return new Found(stream, consumer);
            }
        }
        throw ServiceException.notFound("Consumer " + name + " under stream "
                + stream.identity().name() + " not found for account " + caller.account() + ".");
    }

    /** A {@code Consumer}. */
    static Answer brief(KinesisStream stream, Consumer consumer, long now) {
        return out -> out.text("ConsumerName", consumer.name())
                .text("ConsumerARN", consumer.arn(stream.identity()))
                .text("ConsumerStatus", consumer.phase(now).name())
                .millis("ConsumerCreationTimestamp", consumer.created());
    }
}
