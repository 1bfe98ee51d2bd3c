package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;
import static dev.kdt.local.wire.Shape.text;

import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;

/** Sets the policy of a stream or a consumer. It is kept and told, not enforced. */
final class PutResourcePolicy implements Action {
    private static final Shape.Structure INPUT = structure(
            required("ResourceARN", KinesisShapes.RESOURCE_ARN), required("Policy", text(0, 20_480)), KinesisShapes.ID);

    private final Streams streams;

    PutResourcePolicy(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        Resource.named(streams, params, caller).changePolicy(params.text("Policy"));
        return Answer.NOTHING;
    }
}
