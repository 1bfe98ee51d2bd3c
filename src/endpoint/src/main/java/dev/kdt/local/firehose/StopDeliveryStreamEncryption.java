package dev.kdt.local.firehose;

import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.delivery.Encryption;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;

/** Switches encryption off. */
final class StopDeliveryStreamEncryption implements Action {
    private static final Shape.Structure INPUT = structure(required("DeliveryStreamName", FirehoseShapes.NAME));

    private final DeliveryStreams streams;

    StopDeliveryStreamEncryption(DeliveryStreams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        EncryptableStream.of(params, streams, caller)
                .change(config -> config.withEncryption(Encryption.off(streams.now())));
        return _ -> {};
    }
}
