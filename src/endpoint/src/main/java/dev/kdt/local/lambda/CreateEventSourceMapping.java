package dev.kdt.local.lambda;

import dev.kdt.local.function.Functions;
import dev.kdt.local.mapping.EventSourceArn;
import dev.kdt.local.mapping.MappingConfig;
import dev.kdt.local.mapping.MappingJson;
import dev.kdt.local.mapping.MappingSettings;
import dev.kdt.local.mapping.Mappings;
import dev.kdt.local.mapping.StartingPosition;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.RestAction;
import dev.kdt.local.wire.RestAnswer;
import dev.kdt.local.wire.Route;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;
import dev.kdt.local.wire.Validation;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/** Hands the records of a stream to a function from now on. */
record CreateEventSourceMapping(Mappings mappings, Functions functions) implements RestAction {
    @Override
    public Route route() {
        return Route.post("/2015-03-31/event-source-mappings");
    }

    @Override
    public Shape.Structure input() {
        return MappingShapes.CREATION;
    }

    @Override
    public RestAnswer run(Params params, Caller caller) {
        EventSourceArn source = source(params);
        StartingPosition start = start(params);
        MappingConfig config = new MappingConfig(
                UUID.randomUUID().toString(),
                MappedFunction.arn(params, caller, functions),
                source,
                start,
                MappingJson.settings(MappedFunction.settings(params), MappingSettings.DEFAULT),
                !params.has("Enabled") || params.flag("Enabled"),
                mappings.now());
        return RestAnswer.accepted(MappingDescription.of(mappings.create(config)));
    }

    private static EventSourceArn source(Params params) {
        String arn = params.textOrNull("EventSourceArn");
        if (arn == null) {
            throw LambdaErrors.invalidParameter("Unrecognized event source.");
        }
        try {
            return EventSourceArn.parse(arn);
        } catch (IllegalArgumentException e) {
            throw LambdaErrors.invalidParameter(
                    "Unrecognized event source. This endpoint has Kinesis streams only: " + e.getMessage() + ".");
        }
    }

    private static StartingPosition start(Params params) {
        String type = params.textOrNull("StartingPosition");
        if (type == null) {
            throw LambdaErrors.invalidParameter(Validation.told(
                    List.of(Validation.violation("null", "startingPosition", "Member must not be null"))));
        }
        StartingPosition.Type position = StartingPosition.Type.valueOf(type);
        OptionalLong timestamp = params.millis("StartingPositionTimestamp");
        if (timestamp.isPresent() != (position == StartingPosition.Type.AT_TIMESTAMP)) {
            throw misfit();
        }
        return new StartingPosition(position, timestamp.orElse(0));
    }

    private static ServiceException misfit() {
        return LambdaErrors.invalidParameter(
                "StartingPositionTimestamp must be given with the StartingPosition AT_TIMESTAMP, and with no other.");
    }
}
