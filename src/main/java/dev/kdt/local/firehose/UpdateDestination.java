package dev.kdt.local.firehose;

import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;
import static dev.kdt.local.wire.Shape.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;
import java.util.Map;
import java.util.TreeMap;

/** Changes a destination; the version goes up. */
final class UpdateDestination implements Action {
    private static final Shape.Structure INPUT = structure(
            required("DeliveryStreamName", Shapes.NAME),
            required("CurrentDeliveryStreamVersionId", text(1, 50, "[0-9]+")),
            required("DestinationId", text(1, 100, "[a-zA-Z0-9-]+")),
            optional("S3DestinationUpdate", Shapes.S3_UPDATE),
            optional("ExtendedS3DestinationUpdate", Shapes.EXTENDED_S3_UPDATE));

    private final DeliveryStreams streams;

    UpdateDestination(DeliveryStreams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        if (!params.text("DestinationId").equals(Description.DESTINATION_ID)) {
            throw ServiceException.invalidArgument("Destination Id " + params.text("DestinationId") + " not found.");
        }
        Map<String, JsonNode> change = new TreeMap<>();
        for (String member : new String[] {"S3Destination", "ExtendedS3Destination"}) {
            Params update = params.structureOrNull(member + "Update");
            if (update != null) {
                change.put(member + "Configuration", update.node());
            }
        }
        if (change.size() != 1) {
            throw ServiceException.invalidArgument("Exactly one destination update must be specified.");
        }
        streams.update(
                params.text("DeliveryStreamName"), params.text("CurrentDeliveryStreamVersionId"), change, caller);
        return _ -> {};
    }
}
