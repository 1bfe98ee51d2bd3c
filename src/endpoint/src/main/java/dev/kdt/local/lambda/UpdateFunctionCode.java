package dev.kdt.local.lambda;

import static dev.kdt.local.wire.Shape.FLAG;
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

/** Replaces a function's package: calls that run end with the old one. */
record UpdateFunctionCode(Functions functions, CodeSource source) implements RestAction {
    private static final Shape.Structure INPUT = structure(
            required("FunctionName", FunctionName.SHAPE),
            optional("ZipFile", LambdaShapes.ZIP_FILE),
            optional("S3Bucket", LambdaShapes.BUCKET),
            optional("S3Key", LambdaShapes.KEY),
            optional("ImageUri", Shape.text(0, 2048)),
            optional("DryRun", FLAG),
            optional("RevisionId", LambdaShapes.REVISION),
            optional("Architectures", LambdaShapes.ARCHITECTURES));

    @Override
    public Route route() {
        return Route.put("/2015-03-31/functions/{FunctionName}/code").withMaxBody(LambdaShapes.MAX_CODE_BODY);
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public RestAnswer run(Params params, Caller caller) {
        LambdaFunction function = FunctionName.find(params, caller, functions);
        Revisions.check(params, function.config());
        FunctionConfig config = source.use(params, zip -> {
            FunctionConfig.Code code = function.store(zip);
            if (params.flag("DryRun")) {
                function.discard(code);
                return function.config().withCode(code);
            }
            return functions.change(function, before -> before.withCode(code));
        });
        return RestAnswer.ok(FunctionDescription.of(config, FunctionDescription.Moment.UPDATED));
    }
}
