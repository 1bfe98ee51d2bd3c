package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;

/** Tells the policy of a stream or a consumer. */
final class GetResourcePolicy implements Action {
    private static final Shape.Structure INPUT =
            structure(required("ResourceARN", KinesisShapes.RESOURCE_ARN), KinesisShapes.ID);

    /** The answer for a resource without a policy. */
    private static final String NO_POLICY = "{}";

    private final Streams streams;

    GetResourcePolicy(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        String policy = Resource.named(streams, params, caller).policy();
        return out -> out.text("Policy", policy == null ? NO_POLICY : policy);
    }
}
