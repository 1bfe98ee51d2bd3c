package dev.kdt.local.firehose;

import static dev.kdt.local.wire.Shape.integer;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;
import static dev.kdt.local.wire.Shape.text;

import dev.kdt.local.delivery.DeliveryStream;
import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;

/** Describes a delivery stream. */
final class DescribeDeliveryStream implements Action {
    private static final Shape.Structure INPUT = structure(
            required("DeliveryStreamName", FirehoseShapes.NAME),
            optional("Limit", integer(1, 10_000)),
            optional("ExclusiveStartDestinationId", text(1, 100, "[a-zA-Z0-9-]+")));

    private final DeliveryStreams streams;

    DescribeDeliveryStream(DeliveryStreams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        DeliveryStream stream = streams.named(params.text("DeliveryStreamName"), caller);
        return out -> out.object("DeliveryStreamDescription", DeliveryStreamDescription.of(stream));
    }
}
