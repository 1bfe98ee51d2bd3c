package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.integer;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;
import java.util.List;
import java.util.Map;

/** Lists the tags of a stream, a page at a time. */
final class ListTagsForStream implements Action {
    private static final int PAGE = 10;

    private static final Shape.Structure INPUT = structure(
            optional("Limit", integer(1, 50)),
            optional("ExclusiveStartTagKey", KinesisShapes.TAG_KEY),
            KinesisShapes.NAME,
            KinesisShapes.ARN,
            KinesisShapes.ID);

    private final Streams streams;

    ListTagsForStream(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        String after = params.textOrNull("ExclusiveStartTagKey");
        List<Map.Entry<String, String>> rest = streams.named(params, caller).settings().tags().entrySet().stream()
                .filter(tag -> after == null || tag.getKey().compareTo(after) > 0)
                .toList();
        int limit = Math.min(params.integer("Limit", PAGE), rest.size());
        return out -> out.objects("Tags", rest.subList(0, limit), Tags::write).flag("HasMoreTags", limit < rest.size());
    }
}
