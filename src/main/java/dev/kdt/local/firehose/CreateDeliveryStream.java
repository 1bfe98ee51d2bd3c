package dev.kdt.local.firehose;

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

/** Makes a delivery stream to S3. */
final class CreateDeliveryStream implements Action {
    private static final Shape.Structure INPUT = structure(
            required("DeliveryStreamName", Shapes.NAME),
            optional("DeliveryStreamType", Shapes.TYPE),
            optional(
                    "KinesisStreamSourceConfiguration",
                    structure(
                            required(
                                    "KinesisStreamARN",
                                    text(1, 512, "arn:.*:kinesis:[a-zA-Z0-9\\-]+:\\d{12}:stream/[a-zA-Z0-9_.-]+")),
                            required("RoleARN", Shapes.ROLE_ARN))),
            optional("S3DestinationConfiguration", Shapes.S3),
            optional("ExtendedS3DestinationConfiguration", Shapes.EXTENDED_S3),
            optional("DeliveryStreamEncryptionConfigurationInput", Shapes.SERVER_SIDE_ENCRYPTION),
            optional("Tags", new Shape.ListOf(1, 50, Shapes.TAG)));

    private final DeliveryStreams streams;

    CreateDeliveryStream(DeliveryStreams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        String type = params.textOrNull("DeliveryStreamType");
        boolean fromStream = params.has("KinesisStreamSourceConfiguration");
        if (fromStream != "KinesisStreamAsSource".equals(type)) {
            throw ServiceException.invalidArgument(
                    "KinesisStreamSourceConfiguration must be specified if, and only if, "
                            + "DeliveryStreamType is KinesisStreamAsSource.");
        }
        Rules.check(params.node());
        DeliveryStream made = streams.create(params.node(), caller);
        return out -> out.text("DeliveryStreamARN", made.config().arn());
    }
}
