package dev.kdt.local.firehose;

import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;
import dev.kdt.record.Limits;
import java.util.Map;
import java.util.TreeMap;

/** Adds tags to a delivery stream, or gives them other values. */
final class TagDeliveryStream implements Action {
    private static final Shape.Structure INPUT =
            structure(required("DeliveryStreamName", FirehoseShapes.NAME), required("Tags", FirehoseShapes.TAGS));

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
        streams.named(params.text("DeliveryStreamName"), caller).change(config -> {
            Map<String, String> tags = new TreeMap<>(config.tags());
            for (Params tag : params.structures("Tags")) {
                String value = tag.textOrNull("Value");
                tags.put(tag.text("Key"), value == null ? "" : value);
            }
            if (tags.size() > Limits.TAGS) {
                throw ServiceException.limitExceeded("Firehose " + config.name() + " would have " + tags.size()
                        + " tags; the limit is " + Limits.TAGS + ".");
            }
            return config.withTags(tags);
        });
        return _ -> {};
    }
}
