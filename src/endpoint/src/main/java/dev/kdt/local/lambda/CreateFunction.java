package dev.kdt.local.lambda;

import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.endpoint.option.FunctionSettings;
import dev.kdt.local.function.FunctionConfig;
import dev.kdt.local.function.FunctionDraft;
import dev.kdt.local.function.Functions;
import dev.kdt.local.function.LambdaFunction;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.RestAction;
import dev.kdt.local.wire.RestAnswer;
import dev.kdt.local.wire.Route;
import dev.kdt.local.wire.Shape;
import java.util.List;

/** Makes a function of a package. */
record CreateFunction(Functions functions, CodeSource source) implements RestAction {
    private static final Shape.Structure INPUT = LambdaShapes.settings(
            required("FunctionName", FunctionName.SHAPE),
            optional("Runtime", LambdaShapes.RUNTIME),
            required("Role", LambdaShapes.ROLE),
            optional("Handler", LambdaShapes.HANDLER),
            required(
                    "Code",
                    structure(
                            optional("ZipFile", LambdaShapes.ZIP_FILE),
                            optional("S3Bucket", LambdaShapes.BUCKET),
                            optional("S3Key", LambdaShapes.KEY),
                            optional("ImageUri", Shape.text(0, 2048)))),
            optional("Description", LambdaShapes.DESCRIPTION),
            optional("Timeout", LambdaShapes.TIMEOUT),
            optional("MemorySize", LambdaShapes.MEMORY),
            optional("Environment", LambdaShapes.ENVIRONMENT),
            optional("PackageType", Shape.choice("Zip", "Image")),
            optional("Architectures", LambdaShapes.ARCHITECTURES));

    @Override
    public Route route() {
        return Route.post("/2015-03-31/functions").withMaxBody(LambdaShapes.MAX_CODE_BODY);
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public RestAnswer run(Params params, Caller caller) {
        String name = FunctionName.of(params).name();
        Settings.refuseOthers(params);
        Params code = params.structure("Code");
        if ("Image".equals(params.textOrNull("PackageType"))) {
            throw LambdaErrors.noImages();
        }
        if (!params.has("Runtime") || !params.has("Handler")) {
            throw LambdaErrors.invalidParameter(
                    "Runtime and Handler are mandatory parameters for functions created with deployment packages.");
        }
        FunctionConfig.Identity identity = new FunctionConfig.Identity(name, caller.account(), caller.region());
        FunctionSettings settings = Settings.of(params, FunctionSettings.DEFAULT);
        LambdaFunction made = source.use(
                code,
                zip -> functions.create(new FunctionDraft(
                        identity, program(params), settings, new FunctionDraft.Source.Packaged(zip))));
        return RestAnswer.created(FunctionDescription.of(made.config(), FunctionDescription.Moment.CREATED));
    }

    private static FunctionConfig.Program program(Params params) {
        List<String> architectures = params.texts("Architectures");
        String description = params.textOrNull("Description");
        return new FunctionConfig.Program(
                params.text("Runtime"),
                params.text("Handler"),
                params.text("Role"),
                description == null ? "" : description,
                architectures.isEmpty() ? "x86_64" : architectures.getFirst());
    }
}
