package dev.kdt.local.firehose;

import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;
import java.util.Map;
import java.util.TreeMap;

/** Takes tags from a delivery stream; those it does not have are no mistake. */
final class UntagDeliveryStream implements Action {
    private static final Shape.Structure INPUT = structure(
            required("DeliveryStreamName", FirehoseShapes.NAME),
            required("TagKeys", new Shape.ListOf(1, 50, FirehoseShapes.TAG_KEY)));

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
        streams.named(params.text("DeliveryStreamName"), caller).change(config -> {
            Map<String, String> tags = new TreeMap<>(config.tags());
            params.texts("TagKeys").forEach(tags::remove);
            return config.withTags(tags);
        });
        return _ -> {};
    }
}
