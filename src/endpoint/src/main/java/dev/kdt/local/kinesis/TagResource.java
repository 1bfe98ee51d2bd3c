package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;

/** Adds tags to a stream or a consumer. */
final class TagResource implements Action {
    private static final Shape.Structure INPUT = structure(
            required("Tags", KinesisShapes.TAGS),
            required("ResourceARN", KinesisShapes.RESOURCE_ARN),
            KinesisShapes.ID);

    private final Streams streams;

    TagResource(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        Resource resource = Resource.named(streams, params, caller);
        resource.changeTags(Tags.added(resource.tags(), Tags.checked(params.map("Tags"))));
        return Answer.NOTHING;
    }
}
