package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.integer;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.endpoint.option.Throttling;
import dev.kdt.local.stream.Phase;
import dev.kdt.local.stream.StreamMode;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;
import dev.kdt.record.Limits;

/** Makes a stream. It is {@code CREATING} for a while. */
final class CreateStream implements Action {
    /**
     * On-demand streams start with this many shards (Kinesis Data Streams, "Choose the right mode"), and so does one of which
     * nothing is said.
     */
    private static final int DEFAULT_SHARDS = 4;

    private static final Shape.Structure INPUT = structure(
            optional("ShardCount", integer(1, Integer.MAX_VALUE)),
            required("StreamName", KinesisShapes.STREAM_NAME),
            optional("StreamModeDetails", KinesisShapes.MODE_DETAILS),
            optional("Tags", KinesisShapes.TAGS),
            optional("WarmThroughputMiBps", integer(0, Integer.MAX_VALUE)),
            optional("MaxRecordSizeInKiB", KinesisShapes.MAX_RECORD_KIB));

    private final Streams streams;

    CreateStream(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        StreamMode mode = mode(params);
        if (mode == StreamMode.ON_DEMAND && params.has("ShardCount")) {
            throw ServiceException.validation(
                    "ShardCount must not be specified when creating a stream in ON_DEMAND mode.");
        }
        if (mode == StreamMode.PROVISIONED && params.has("StreamModeDetails") && !params.has("ShardCount")) {
            throw ServiceException.validation("ShardCount is required when creating a stream in PROVISIONED mode.");
        }
        if (mode == StreamMode.PROVISIONED && params.has("WarmThroughputMiBps")) {
            throw ServiceException.validation("WarmThroughputMiBps can only be specified for ON_DEMAND streams.");
        }
        requireFewBeingMade();
        streams.create(
                params.text("StreamName"),
                settings -> settings.withTags(Tags.checked(params.map("Tags")))
                        .withWarmMiBps(params.integer("WarmThroughputMiBps", 0))
                        .withMaxRecordKiB(params.integer("MaxRecordSizeInKiB", settings.maxRecordKiB())),
                mode,
                params.integer("ShardCount", DEFAULT_SHARDS),
                caller);
        return Answer.NOTHING;
    }

    /** With the service's limits: Amazon Kinesis API Reference, CreateStream. */
    private void requireFewBeingMade() {
        long making = streams.all().stream()
                .filter(stream -> stream.phase() == Phase.CREATING)
                .count();
        if (streams.options().limits() == Throttling.SERVICE && making >= Limits.STREAMS_BEING_CREATED) {
            throw ServiceException.limitExceeded("This request would exceed the limit of "
                    + Limits.STREAMS_BEING_CREATED + " streams in the CREATING state.");
        }
    }

    private static StreamMode mode(Params params) {
        Params details = params.structureOrNull("StreamModeDetails");
        return details == null ? StreamMode.PROVISIONED : StreamMode.valueOf(details.text("StreamMode"));
    }
}
