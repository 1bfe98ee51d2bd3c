package dev.kdt.local.lambda;

import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.function.Functions;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.RestAction;
import dev.kdt.local.wire.RestAnswer;
import dev.kdt.local.wire.Route;
import dev.kdt.local.wire.Shape;
import java.io.IOException;

/** Reserves no concurrency any more: calls beyond the endpoint's own bound wait. */
record DeleteFunctionConcurrency(Functions functions) implements RestAction {
    private static final Shape.Structure INPUT = structure(required("FunctionName", FunctionName.SHAPE));

    @Override
    public Route route() {
        return Route.delete("/2017-10-31/functions/{FunctionName}/concurrency");
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public RestAnswer run(Params params, Caller caller) {
        try {
            functions.change(FunctionName.find(params, caller, functions), before -> before.withReserved(null));
            return RestAnswer.noContent();
        } catch (IOException e) {
            throw LambdaErrors.failed(e);
        }
    }
}
