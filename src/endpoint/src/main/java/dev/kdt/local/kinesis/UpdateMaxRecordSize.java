package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;

/** Sets how large a record of a stream may be. */
final class UpdateMaxRecordSize implements Action {
    private static final Shape.Structure INPUT = structure(
            KinesisShapes.ARN, KinesisShapes.ID, required("MaxRecordSizeInKiB", KinesisShapes.MAX_RECORD_KIB));

    private final Streams streams;

    UpdateMaxRecordSize(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        streams.ready(params, caller)
                .update(settings -> settings.withMaxRecordKiB(params.integer("MaxRecordSizeInKiB")));
        return Answer.NOTHING;
    }
}
