package dev.kdt.local.lambda;

import dev.kdt.local.mapping.Mappings;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.RestAction;
import dev.kdt.local.wire.RestAnswer;
import dev.kdt.local.wire.Route;
import dev.kdt.local.wire.Shape;

/** Hands the records of a stream to a function no longer. A call that is under way ends first. */
record DeleteEventSourceMapping(Mappings mappings) implements RestAction {
    @Override
    public Route route() {
        return Route.delete("/2015-03-31/event-source-mappings/{UUID}");
    }

    @Override
    public Shape.Structure input() {
        return MappingShapes.NAMED;
    }

    @Override
    public RestAnswer run(Params params, Caller caller) {
        return RestAnswer.accepted(MappingDescription.of(mappings.delete(params.text("UUID"))));
    }
}
