package dev.kdt.local.firehose;

import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.delivery.DeliveryConfig;
import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;
import java.util.Map;

/** Adds tags to a delivery stream, or replaces those with the same keys. */
final class TagDeliveryStream implements Action {
    private static final Shape.Structure INPUT = structure(
            required("DeliveryStreamName", Shapes.NAME), required("Tags", new Shape.ListOf(1, 50, Shapes.TAG)));

    private final DeliveryStreams streams;

    TagDeliveryStream(DeliveryStreams streams) {
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
        for (Params tag : params.structures("Tags")) {
            String value = tag.textOrNull("Value");
            tags.put(tag.text("Key"), value == null ? "" : value);
        }
        streams.mark(config.name(), request -> Tags.replace(request, tags), caller);
        return _ -> {};
    }
}
