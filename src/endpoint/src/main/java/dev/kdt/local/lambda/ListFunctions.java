package dev.kdt.local.lambda;

import static dev.kdt.local.wire.Shape.integer;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.function.FunctionConfig;
import dev.kdt.local.function.Functions;
import dev.kdt.local.function.LambdaFunction;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.RestAction;
import dev.kdt.local.wire.RestAnswer;
import dev.kdt.local.wire.Route;
import dev.kdt.local.wire.Shape;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the settings of all functions, by their names, a page at a time. */
record ListFunctions(Functions functions) implements RestAction {
    /** Requests may ask for more, and get no more. */
    private static final int PAGE = 50;

    private static final Shape.Structure INPUT =
            structure(optional("Marker", Shape.text(0, 10_000)), optional("MaxItems", integer(1, 10_000)));

    @Override
    public Route route() {
        return Route.get("/2015-03-31/functions");
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public RestAnswer run(Params params, Caller caller) {
        String after = after(params.textOrNull("Marker"));
        List<FunctionConfig> rest = functions.all().stream()
                .map(LambdaFunction::config)
                .filter(config -> config.name().compareTo(after) > 0)
                .toList();
        int limit = Math.min(rest.size(), Math.min(PAGE, params.integer("MaxItems", PAGE)));
        return RestAnswer.ok(out -> {
            out.objects(
                    "Functions",
                    rest.subList(0, limit),
                    (member, config) -> FunctionDescription.write(member, config, FunctionDescription.Moment.LATER));
            if (limit < rest.size()) {
                out.text("NextMarker", marker(rest.get(limit - 1).name()));
            }
        });
    }

    private static String marker(String name) {
        return Base64.getUrlEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    /** The name that the page begins behind; empty at the beginning. */
    private static String after(@Nullable String marker) {
        try {
            return marker == null ? "" : new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw LambdaErrors.invalidParameter("Marker is not one that ListFunctions gave.");
        }
    }
}
