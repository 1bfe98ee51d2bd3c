package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.integer;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.StreamMode;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;

/** Sets the throughput that an on-demand stream is ready for. It is kept and told. */
final class UpdateStreamWarmThroughput implements Action {
    private static final Shape.Structure INPUT = structure(
            KinesisShapes.ARN,
            KinesisShapes.NAME,
            KinesisShapes.ID,
            required("WarmThroughputMiBps", integer(0, Integer.MAX_VALUE)));

    private final Streams streams;

    UpdateStreamWarmThroughput(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        KinesisStream stream = streams.ready(params, caller);
        if (stream.settings().mode() != StreamMode.ON_DEMAND) {
            throw ServiceException.validation("WarmThroughputMiBps can only be set on ON_DEMAND streams.");
        }
        stream.update(settings -> settings.withWarmMiBps(params.integer("WarmThroughputMiBps")));
        return out -> out.text("StreamName", stream.identity().name())
                .text("StreamARN", stream.identity().arn())
                .object("WarmThroughput", StreamDescription.warmThroughput(stream.settings()));
    }
}
