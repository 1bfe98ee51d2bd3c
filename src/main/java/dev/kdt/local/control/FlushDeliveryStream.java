package dev.kdt.local.control;

import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;
import static dev.kdt.local.wire.Shape.text;

import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;

/** Delivers what a delivery stream has buffered, and waits for it. */
final class FlushDeliveryStream implements Action {
    private static final Shape.Structure INPUT =
            structure(required("DeliveryStreamName", text(1, 64, "[a-zA-Z0-9_.-]+")));

    private final DeliveryStreams deliveries;

    FlushDeliveryStream(DeliveryStreams deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        deliveries.named(params.text("DeliveryStreamName"), caller).flush().join();
        return Answer.NOTHING;
    }
}
