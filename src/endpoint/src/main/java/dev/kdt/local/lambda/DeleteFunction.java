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
import java.io.IOException;

/** Deletes a function, with its log; calls that run fail. */
record DeleteFunction(Functions functions) implements RestAction {
    private static final Shape.Structure INPUT =
            structure(required("FunctionName", FunctionName.SHAPE), optional("Qualifier", LambdaShapes.QUALIFIER));

    @Override
    public Route route() {
        return Route.delete("/2015-03-31/functions/{FunctionName}");
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public RestAnswer run(Params params, Caller caller) {
        if (FunctionName.of(params).qualifier().equals("$LATEST")) {
            throw LambdaErrors.invalidParameter("$LATEST version cannot be deleted without deleting the function.");
        }
        try {
            functions.delete(FunctionName.find(params, caller, functions));
            return RestAnswer.noContent();
        } catch (IOException e) {
            throw LambdaErrors.failed(e);
        }
    }
}
