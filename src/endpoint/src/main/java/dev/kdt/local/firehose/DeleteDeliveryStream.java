package dev.kdt.local.firehose;

import static dev.kdt.local.wire.Shape.FLAG;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.delivery.DeliveryStream;
import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.stream.Phase;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;

/** Deletes a delivery stream; what it has not delivered is gone with it. */
final class DeleteDeliveryStream implements Action {
    private static final Shape.Structure INPUT =
            structure(required("DeliveryStreamName", FirehoseShapes.NAME), optional("AllowForceDelete", FLAG));

    private final DeliveryStreams streams;

    DeleteDeliveryStream(DeliveryStreams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        DeliveryStream stream = streams.named(params.text("DeliveryStreamName"), caller);
        if (stream.phase() == Phase.CREATING) {
            throw ServiceException.inUse(
                    "Cannot delete firehose: " + stream.config().name() + " when it is in CREATING status");
        }
        streams.delete(params.text("DeliveryStreamName"), caller);
        return _ -> {};
    }
}
