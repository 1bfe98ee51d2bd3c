package dev.kdt.local.firehose;

import static dev.kdt.local.wire.Shape.integer;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;
import java.util.List;

/** Names the delivery streams, a page at a time. */
final class ListDeliveryStreams implements Action {
    private static final int PAGE = 10;

    private static final Shape.Structure INPUT = structure(
            optional("Limit", integer(1, 10_000)),
            optional("DeliveryStreamType", FirehoseShapes.TYPE),
            optional("ExclusiveStartDeliveryStreamName", FirehoseShapes.NAME));

    private final DeliveryStreams streams;

    ListDeliveryStreams(DeliveryStreams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        String after = params.textOrNull("ExclusiveStartDeliveryStreamName");
        String type = params.textOrNull("DeliveryStreamType");
        List<String> rest = streams.all().stream()
                .filter(stream -> type == null
                        || DeliveryStreamDescription.type(stream.config()).equals(type))
                .map(stream -> stream.config().name())
                .filter(name -> after == null || name.compareTo(after) > 0)
                .toList();
        int limit = Math.min(params.integer("Limit", PAGE), rest.size());
        return out -> out.texts("DeliveryStreamNames", rest.subList(0, limit))
                .flag("HasMoreDeliveryStreams", limit < rest.size());
    }
}
