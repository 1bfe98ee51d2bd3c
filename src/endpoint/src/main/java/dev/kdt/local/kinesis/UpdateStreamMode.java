package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.integer;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.stream.StreamMode;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;

/** Changes how a stream's capacity is paid for. */
final class UpdateStreamMode implements Action {
    private static final Shape.Structure INPUT = structure(
            required("StreamARN", KinesisShapes.STREAM_ARN),
            KinesisShapes.ID,
            required("StreamModeDetails", KinesisShapes.MODE_DETAILS),
            optional("WarmThroughputMiBps", integer(0, Integer.MAX_VALUE)));

    private final Streams streams;

    UpdateStreamMode(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        StreamMode mode =
                StreamMode.valueOf(params.structure("StreamModeDetails").text("StreamMode"));
        streams.ready(params, caller)
                .update(settings -> settings.withMode(mode).withWarmMiBps(params.integer("WarmThroughputMiBps", 0)));
        return Answer.NOTHING;
    }
}
