package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.FLAG;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;

/** Deletes a stream with its records. It is {@code DELETING} for a while. */
final class DeleteStream implements Action {
    private static final Shape.Structure INPUT = structure(
            KinesisShapes.NAME, optional("EnforceConsumerDeletion", FLAG), KinesisShapes.ARN, KinesisShapes.ID);

    private final Streams streams;

    DeleteStream(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        KinesisStream stream = streams.named(params, caller);
        if (!stream.consumers().isEmpty() && !params.flag("EnforceConsumerDeletion")) {
            throw ServiceException.inUse("Stream " + stream.identity().name() + " under account " + caller.account()
                    + " has registered consumers. Deregister them, or set EnforceConsumerDeletion.");
        }
        streams.delete(stream);
        return Answer.NOTHING;
    }
}
