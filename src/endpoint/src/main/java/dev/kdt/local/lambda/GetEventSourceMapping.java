package dev.kdt.local.lambda;

import dev.kdt.local.mapping.Mappings;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.RestAction;
import dev.kdt.local.wire.RestAnswer;
import dev.kdt.local.wire.Route;
import dev.kdt.local.wire.Shape;

/** Tells a mapping's settings and state. */
record GetEventSourceMapping(Mappings mappings) implements RestAction {
    @Override
    public Route route() {
        return Route.get("/2015-03-31/event-source-mappings/{UUID}");
    }

    @Override
    public Shape.Structure input() {
        return MappingShapes.NAMED;
    }

    @Override
    public RestAnswer run(Params params, Caller caller) {
        return RestAnswer.ok(MappingDescription.of(mappings.named(params.text("UUID"))));
    }
}
