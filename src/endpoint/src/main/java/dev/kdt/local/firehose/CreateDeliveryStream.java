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
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;
import java.util.ArrayList;
import java.util.List;

/** Makes a delivery stream. */
final class CreateDeliveryStream implements Action {
    private static final Shape.Structure INPUT = shape();

    private final DeliveryStreams streams;

    CreateDeliveryStream(DeliveryStreams streams) {
        this.streams = streams;
    }

    private static Shape.Structure shape() {
        List<Shape.Field> fields = new ArrayList<>(List.of(
                required("DeliveryStreamName", FirehoseShapes.NAME),
                optional("DeliveryStreamType", FirehoseShapes.TYPE),
                optional("DirectPutSourceConfiguration", structure(required("ThroughputHintInMBs", integer(1, 100)))),
                optional(
                        "KinesisStreamSourceConfiguration",
                        structure(
                                required(
                                        "KinesisStreamARN",
                                        text(1, 512, "arn:.*:kinesis:[a-zA-Z0-9\\-]+:\\d{12}:stream/[a-zA-Z0-9_.-]+")),
                                required("RoleARN", FirehoseShapes.ROLE_ARN))),
                optional("DeliveryStreamEncryptionConfigurationInput", FirehoseShapes.SSE),
                optional("S3DestinationConfiguration", DestinationShapes.S3),
                optional("ExtendedS3DestinationConfiguration", DestinationShapes.EXTENDED_S3),
                optional("RedshiftDestinationConfiguration", DestinationShapes.REDSHIFT),
                optional("Tags", FirehoseShapes.TAGS)));
        for (String elsewhere : DestinationShapes.ELSEWHERE) {
            fields.add(optional(elsewhere + "DestinationConfiguration", structure()));
        }
        return new Shape.Structure("", fields);
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        checkSource(params);
        for (String elsewhere : DestinationShapes.ELSEWHERE) {
            if (params.has(elsewhere + "DestinationConfiguration")) {
                throw ServiceException.invalidArgument(
                        elsewhere + " destinations are not part of this endpoint; it delivers to S3 and Redshift.");
            }
        }
        DeliveryStream made = streams.create(params.node(), caller);
        return out -> out.text("DeliveryStreamARN", made.config().arn());
    }

    private static void checkSource(Params params) {
        String type = params.textOrNull("DeliveryStreamType");
        if ("MSKAsSource".equals(type) || "DatabaseAsSource".equals(type)) {
            throw ServiceException.invalidArgument(
                    type + " is not part of this endpoint; the source is DirectPut or KinesisStreamAsSource.");
        }
        boolean fromStream = "KinesisStreamAsSource".equals(type);
        if (params.has("KinesisStreamSourceConfiguration") && !fromStream) {
            throw ServiceException.invalidArgument(
                    "KinesisSourceStreamConfig is only applicable for KinesisStreamAsSource stream type.");
        }
        if (fromStream && !params.has("KinesisStreamSourceConfiguration")) {
            throw ServiceException.invalidArgument(
                    "KinesisSourceStreamConfig is required for KinesisStreamAsSource stream type.");
        }
        if (fromStream && params.has("DeliveryStreamEncryptionConfigurationInput")) {
            throw ServiceException.invalidArgument(
                    "Server-side encryption is only applicable for DirectPut stream type; "
                            + "with KinesisStreamAsSource, encrypt the stream.");
        }
        Params encryption = params.structureOrNull("DeliveryStreamEncryptionConfigurationInput");
        if (encryption != null) {
            EncryptionRules.check(encryption);
        }
    }
}
