package dev.kdt.local.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.local.function.Functions;
import dev.kdt.local.mapping.MappingJson;
import dev.kdt.local.mapping.Mappings;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.RestAction;
import dev.kdt.local.wire.RestAnswer;
import dev.kdt.local.wire.Route;
import dev.kdt.local.wire.Shape;

/** Changes a mapping, pauses it or lets it go on; records are processed from where it is. */
record UpdateEventSourceMapping(Mappings mappings, Functions functions) implements RestAction {
    @Override
    public Route route() {
        return Route.put("/2015-03-31/event-source-mappings/{UUID}");
    }

    @Override
    public Shape.Structure input() {
        return MappingShapes.UPDATE;
    }

    @Override
    public RestAnswer run(Params params, Caller caller) {
        String uuid = params.text("UUID");
        mappings.named(uuid); // Whatever else is wrong, that there is none is told first.
        String function = params.has("FunctionName") ? MappedFunction.arn(params, caller, functions) : null;
        ObjectNode settings = MappedFunction.settings(params);
        return RestAnswer.accepted(MappingDescription.of(mappings.update(
                uuid,
                before -> before.updated(
                        function == null ? before.functionArn() : function,
                        MappingJson.settings(settings, before.settings()),
                        params.has("Enabled") ? params.flag("Enabled") : before.enabled(),
                        mappings.now()))));
    }
}
