package dev.kdt.local.lambda;

import static dev.kdt.local.wire.Shape.integer;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.function.Functions;
import dev.kdt.local.function.LambdaFunction;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.RestAction;
import dev.kdt.local.wire.RestAnswer;
import dev.kdt.local.wire.Route;
import dev.kdt.local.wire.Shape;
import java.io.IOException;

/** Reserves concurrency: so many calls at a time, and further ones are throttled. */
record PutFunctionConcurrency(Functions functions) implements RestAction {
    private static final Shape.Structure INPUT = structure(
            required("FunctionName", FunctionName.SHAPE),
            required("ReservedConcurrentExecutions", integer(0, Integer.MAX_VALUE)));

    @Override
    public Route route() {
        return Route.put("/2017-10-31/functions/{FunctionName}/concurrency");
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public RestAnswer run(Params params, Caller caller) {
        LambdaFunction function = FunctionName.find(params, caller, functions);
        int reserved = params.integer("ReservedConcurrentExecutions");
        try {
            functions.change(function, before -> before.withReserved(reserved));
            return RestAnswer.ok(out -> out.number("ReservedConcurrentExecutions", reserved));
        } catch (IOException e) {
            throw LambdaErrors.failed(e);
        }
    }
}
