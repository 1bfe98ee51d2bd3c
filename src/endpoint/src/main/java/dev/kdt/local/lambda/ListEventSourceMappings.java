package dev.kdt.local.lambda;

import static dev.kdt.local.wire.Shape.integer;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.mapping.Mapping;
import dev.kdt.local.mapping.Mappings;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.RestAction;
import dev.kdt.local.wire.RestAnswer;
import dev.kdt.local.wire.Route;
import dev.kdt.local.wire.Shape;
import java.util.List;

/** Tells the mappings, or those of a stream or a function, by their UUIDs, a page at a time. */
record ListEventSourceMappings(Mappings mappings) implements RestAction {
    /** Requests may ask for more, and get no more. */
    private static final int PAGE = 100;

    private static final Shape.Structure INPUT = structure(
            optional("EventSourceArn", MappingShapes.SOURCE_ARN),
            optional("FunctionName", FunctionName.SHAPE),
            optional("Marker", Shape.text(0, 10_000)),
            optional("MaxItems", integer(1, 10_000)));

    @Override
    public Route route() {
        return Route.get("/2015-03-31/event-source-mappings");
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public RestAnswer run(Params params, Caller caller) {
        String source = params.textOrNull("EventSourceArn");
        String function = params.has("FunctionName") ? FunctionName.of(params).name() : null;
        String after = params.has("Marker") ? params.text("Marker") : "";
        List<Mapping> rest = mappings.all().stream()
                .filter(each -> source == null || each.config().source().text().equals(source))
                .filter(each -> function == null || each.config().functionName().equals(function))
                .filter(each -> each.config().uuid().compareTo(after) > 0)
                .toList();
        int limit = Math.min(rest.size(), Math.min(PAGE, params.integer("MaxItems", PAGE)));
        return RestAnswer.ok(out -> {
            out.objects("EventSourceMappings", rest.subList(0, limit), MappingDescription::write);
            if (limit < rest.size()) {
                out.text("NextMarker", rest.get(limit - 1).config().uuid());
            }
        });
    }
}
