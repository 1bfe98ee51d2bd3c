package dev.kdt.local.lambda;

import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
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
import java.nio.file.Path;

/** Tells a function's settings and where its package is: a URL of its file. */
record GetFunction(Functions functions) implements RestAction {
    private static final Shape.Structure INPUT =
            structure(required("FunctionName", FunctionName.SHAPE), optional("Qualifier", LambdaShapes.QUALIFIER));

    @Override
    public Route route() {
        return Route.get("/2015-03-31/functions/{FunctionName}");
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public RestAnswer run(Params params, Caller caller) {
        LambdaFunction function = FunctionName.find(params, caller, functions);
        FunctionConfig config = function.config();
        Path zip = function.zip();
        Integer reserved = config.reserved();
        return RestAnswer.ok(out -> {
            out.object("Configuration", FunctionDescription.of(config, FunctionDescription.Moment.LATER));
            out.object("Code", code -> {
                if (zip != null) {
                    code.text("RepositoryType", "S3")
                            .text("Location", zip.toUri().toString());
                }
            });
            if (reserved != null) {
                out.object("Concurrency", it -> it.number("ReservedConcurrentExecutions", reserved));
            }
        });
    }
}
