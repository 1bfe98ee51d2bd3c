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

/** Removes tags from a stream; keys it does not have are passed over. */
final class RemoveTagsFromStream implements Action {
    private static final Shape.Structure INPUT = structure(
            required("TagKeys", KinesisShapes.TAG_KEYS), KinesisShapes.NAME, KinesisShapes.ARN, KinesisShapes.ID);

    private final Streams streams;

    RemoveTagsFromStream(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        KinesisStream stream = streams.named(params, caller);
        stream.change(settings -> settings.withTags(Tags.removed(settings.tags(), params.texts("TagKeys"))));
        return Answer.NOTHING;
    }
}
