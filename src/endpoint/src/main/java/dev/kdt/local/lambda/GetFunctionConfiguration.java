package dev.kdt.local.lambda;

import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.function.Functions;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.RestAction;
import dev.kdt.local.wire.RestAnswer;
import dev.kdt.local.wire.Route;
import dev.kdt.local.wire.Shape;

/** Tells a function's settings. */
record GetFunctionConfiguration(Functions functions) implements RestAction {
    private static final Shape.Structure INPUT =
            structure(required("FunctionName", FunctionName.SHAPE), optional("Qualifier", LambdaShapes.QUALIFIER));

    @Override
    public Route route() {
        return Route.get("/2015-03-31/functions/{FunctionName}/configuration");
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public RestAnswer run(Params params, Caller caller) {
        return RestAnswer.ok(FunctionDescription.of(
                FunctionName.find(params, caller, functions).config(), FunctionDescription.Moment.LATER));
    }
}
