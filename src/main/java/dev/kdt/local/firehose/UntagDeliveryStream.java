package dev.kdt.local.firehose;

import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;
import static dev.kdt.local.wire.Shape.text;

import dev.kdt.local.delivery.DeliveryConfig;
import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;
import java.util.Map;

/** Removes tags from a delivery stream; keys it does not have are passed over. */
final class UntagDeliveryStream implements Action {
    private static final Shape.Structure INPUT = structure(
            required("DeliveryStreamName", Shapes.NAME), required("TagKeys", new Shape.ListOf(1, 50, text(1, 128))));

    private final DeliveryStreams streams;

    UntagDeliveryStream(DeliveryStreams streams) {
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
        Map<String, String> tags = config.tags();
        params.texts("TagKeys").forEach(tags::remove);
        streams.mark(config.name(), request -> Tags.replace(request, tags), caller);
        return _ -> {};
    }
}
