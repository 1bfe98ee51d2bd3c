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

/** Tells a function's reserved concurrency: nothing when none is reserved. */
record GetFunctionConcurrency(Functions functions) implements RestAction {
    private static final Shape.Structure INPUT = structure(required("FunctionName", FunctionName.SHAPE));

    @Override
    public Route route() {
        return Route.get("/2019-09-30/functions/{FunctionName}/concurrency");
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public RestAnswer run(Params params, Caller caller) {
        Integer reserved = FunctionName.find(params, caller, functions).config().reserved();
        return RestAnswer.ok(out -> {
            if (reserved != null) {
                out.number("ReservedConcurrentExecutions", reserved);
            }
        });
    }
}
