package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.integer;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;

/** Keeps records less long; those that are older then are gone. */
final class DecreaseStreamRetentionPeriod implements Action {
    private static final Shape.Structure INPUT = structure(
            required("RetentionPeriodHours", integer()), KinesisShapes.NAME, KinesisShapes.ARN, KinesisShapes.ID);

    private final Streams streams;

    DecreaseStreamRetentionPeriod(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        KinesisStream stream = streams.ready(params, caller);
        int hours = Retention.checked(params.integer("RetentionPeriodHours"));
        int before = stream.settings().retentionHours();
        if (before < hours) {
            throw ServiceException.invalidArgument("Requested retention period (" + hours + " hours) for stream "
                    + stream.identity().name() + " can not be longer than existing retention period (" + before
                    + " hours). Use IncreaseRetentionPeriod API.");
        }
        if (before != hours) {
            stream.update(settings -> settings.withRetentionHours(hours));
        }
        return Answer.NOTHING;
    }
}
