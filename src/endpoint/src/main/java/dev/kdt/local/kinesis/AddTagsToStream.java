package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;
import java.util.Map;

/** Adds tags to a stream, or replaces those with the same keys. */
final class AddTagsToStream implements Action {
    private static final Shape.Structure INPUT =
            structure(required("Tags", KinesisShapes.TAGS), KinesisShapes.NAME, KinesisShapes.ARN, KinesisShapes.ID);

    private final Streams streams;

    AddTagsToStream(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        KinesisStream stream = streams.named(params, caller);
        Map<String, String> more = Tags.checked(params.map("Tags"));
        stream.change(settings -> settings.withTags(Tags.added(settings.tags(), more)));
        return Answer.NOTHING;
    }
}
