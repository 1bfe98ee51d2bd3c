package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;

/** Describes a stream without its shards. */
final class DescribeStreamSummary implements Action {
    private static final Shape.Structure INPUT = structure(KinesisShapes.NAME, KinesisShapes.ARN, KinesisShapes.ID);

    private final Streams streams;

    DescribeStreamSummary(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        KinesisStream stream = streams.named(params, caller);
        return out -> out.object("StreamDescriptionSummary", StreamDescription.summary(stream));
    }
}
