package dev.kdt.local.firehose;

import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.local.delivery.DeliveryConfig;
import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;

/** Marks a delivery stream as encrypted. Records are kept as they are either way. */
final class StartDeliveryStreamEncryption implements Action {
    private static final Shape.Structure INPUT = structure(
            required("DeliveryStreamName", Shapes.NAME),
            optional("DeliveryStreamEncryptionConfigurationInput", Shapes.SERVER_SIDE_ENCRYPTION));

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
        DeliveryConfig config =
                streams.named(params.text("DeliveryStreamName"), caller).config();
        if (config.sourceStream() != null) {
            throw ServiceException.invalidArgument("Server-side encryption is only for DirectPut delivery streams.");
        }
        Params given = params.structureOrNull("DeliveryStreamEncryptionConfigurationInput");
        streams.mark(
                config.name(),
                request -> {
                    ObjectNode input = request.putObject("DeliveryStreamEncryptionConfigurationInput");
                    input.put("KeyType", "AWS_OWNED_CMK");
                    if (given != null) {
                        input.setAll(given.node());
                    }
                    return request;
                },
                caller);
        return _ -> {};
    }
}
