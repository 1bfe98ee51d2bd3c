package dev.kdt.local.firehose;

import static dev.kdt.local.wire.Shape.integer;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lists a delivery stream's tags in the order of their keys, a page at a time. */
final class ListTagsForDeliveryStream implements Action {
    private static final int PAGE = 50;

    private static final Shape.Structure INPUT = structure(
            required("DeliveryStreamName", FirehoseShapes.NAME),
            optional("ExclusiveStartTagKey", FirehoseShapes.TAG_KEY),
            optional("Limit", integer(1, PAGE)));

    private final DeliveryStreams streams;

    ListTagsForDeliveryStream(DeliveryStreams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        String after = params.textOrNull("ExclusiveStartTagKey");
        List<Map.Entry<String, String>> rest = new TreeMap<>(streams.named(params.text("DeliveryStreamName"), caller)
                        .config()
                        .tags())
                .entrySet().stream()
                        .filter(tag -> after == null || tag.getKey().compareTo(after) > 0)
                        .toList();
        int limit = Math.min(params.integer("Limit", PAGE), rest.size());
        return out -> out.objects(
                        "Tags",
                        rest.subList(0, limit),
                        (member, tag) -> member.text("Key", tag.getKey()).text("Value", tag.getValue()))
                .flag("HasMoreTags", limit < rest.size());
    }
}
