package dev.kdt.local.firehose;

import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;
import static dev.kdt.local.wire.Shape.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.local.delivery.DeliveryConfig;
import dev.kdt.local.delivery.DeliveryStream;
import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.delivery.Destination;
import dev.kdt.local.delivery.DestinationKind;
import dev.kdt.local.stream.Phase;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Changes a destination: members that are given replace those that were there, the others stay. */
final class UpdateDestination implements Action {
    private static final Shape.Structure INPUT = structure(
            required("DeliveryStreamName", FirehoseShapes.NAME),
            required("CurrentDeliveryStreamVersionId", text(1, 50, "[0-9]+")),
            required("DestinationId", text(1, 100, "[a-zA-Z0-9-]+")),
            optional("S3DestinationUpdate", DestinationShapes.S3_UPDATE),
            optional("ExtendedS3DestinationUpdate", DestinationShapes.EXTENDED_S3_UPDATE),
            optional("RedshiftDestinationUpdate", DestinationShapes.REDSHIFT_UPDATE));

    /** Members of updates that change a member with another name. */
    private static final Map<String, String> NESTED =
            Map.of("S3Update", "S3Configuration", "S3BackupUpdate", "S3BackupConfiguration");

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
        DeliveryStream stream = streams.named(params.text("DeliveryStreamName"), caller);
        if (stream.phase() != Phase.ACTIVE) {
            throw ServiceException.inUse("Cannot update firehose: "
                    + stream.config().name() + " when it is in " + stream.phase() + " status");
        }
        stream.change(config -> changed(config, params));
        return _ -> {};
    }

    private DeliveryConfig changed(DeliveryConfig config, Params params) {
        String version = params.text("CurrentDeliveryStreamVersionId");
        if (!version.equals(Integer.toString(config.version()))) {
            throw ServiceException.refused(
                    "ConcurrentModificationException",
                    "Cannot update firehose: " + config.name() + " since the current version id: " + config.version()
                            + " and specified version id: " + version + " do not match");
        }
        String id = params.text("DestinationId");
        if (!id.equals(DeliveryStreamDescription.DESTINATION_ID)) {
            throw ServiceException.invalidArgument("Destination Id " + id + " not found");
        }
        DestinationKind asked = asked(params);
        DestinationKind kind = config.destination();
        boolean bothS3 = asked != DestinationKind.REDSHIFT && kind != DestinationKind.REDSHIFT;
        if (asked != kind && !bothS3) {
            throw ServiceException.invalidArgument(
                    "Changing the destination type to or from Redshift is not supported at this time.");
        }
        ObjectNode request = config.request().deepCopy();
        ObjectNode before = (ObjectNode) request.remove(kind.configuration());
        ObjectNode after = before.deepCopy();
        merge(after, (ObjectNode) params.node().path(asked.update()));
        if (Destination.isDynamic(after) && !Destination.isDynamic(before)) {
            throw ServiceException.invalidArgument("You cannot enable dynamic partitioning for an existing Firehose "
                    + "stream that does not have dynamic partitioning already enabled.");
        }
        // An update in the newer shape makes an older destination one of the newer kind.
        request.set((asked == DestinationKind.EXTENDED_S3 ? asked : kind).configuration(), after);
        return config.updated(request, streams.now());
    }

    private static DestinationKind asked(Params params) {
        List<DestinationKind> asked = new ArrayList<>();
        for (DestinationKind kind : DestinationKind.values()) {
            if (params.has(kind.update())) {
                asked.add(kind);
            }
        }
        if (asked.size() != 1) {
            throw ServiceException.invalidArgument("Exactly one destination update is supported for a Firehose");
        }
        return asked.getFirst();
    }

    private static void merge(ObjectNode into, ObjectNode update) {
        for (Map.Entry<String, JsonNode> member : update.properties()) {
            String nested = NESTED.get(member.getKey());
            if (nested == null) {
                into.set(member.getKey(), member.getValue());
            } else {
                merge(into.withObjectProperty(nested), (ObjectNode) member.getValue());
            }
        }
    }
}
