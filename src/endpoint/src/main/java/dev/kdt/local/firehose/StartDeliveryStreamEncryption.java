package dev.kdt.local.firehose;

import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.delivery.Encryption;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;

/** Switches encryption on, or to another key. */
final class StartDeliveryStreamEncryption implements Action {
    private static final Shape.Structure INPUT = structure(
            required("DeliveryStreamName", FirehoseShapes.NAME),
            optional("DeliveryStreamEncryptionConfigurationInput", FirehoseShapes.SSE));

    private final DeliveryStreams streams;

    StartDeliveryStreamEncryption(DeliveryStreams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        Params asked = params.structureOrNull("DeliveryStreamEncryptionConfigurationInput");
        if (asked != null) {
            EncryptionRules.check(asked);
        }
        JsonNode input = params.node().path("DeliveryStreamEncryptionConfigurationInput");
        EncryptableStream.of(params, streams, caller)
                .change(config -> config.withEncryption(Encryption.asked(input, streams.now())));
        return _ -> {};
    }
}
