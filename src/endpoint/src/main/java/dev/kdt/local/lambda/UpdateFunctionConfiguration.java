package dev.kdt.local.lambda;

import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;

import dev.kdt.endpoint.option.FunctionSettings;
import dev.kdt.local.function.FunctionConfig;
import dev.kdt.local.function.Functions;
import dev.kdt.local.function.LambdaFunction;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.RestAction;
import dev.kdt.local.wire.RestAnswer;
import dev.kdt.local.wire.Route;
import dev.kdt.local.wire.Shape;
import java.io.IOException;

/** Changes a function's settings: calls that run end with the old ones. */
record UpdateFunctionConfiguration(Functions functions) implements RestAction {
    private static final Shape.Structure INPUT = LambdaShapes.settings(
            required("FunctionName", FunctionName.SHAPE),
            optional("Role", LambdaShapes.ROLE),
            optional("Handler", LambdaShapes.HANDLER),
            optional("Description", LambdaShapes.DESCRIPTION),
            optional("Timeout", LambdaShapes.TIMEOUT),
            optional("MemorySize", LambdaShapes.MEMORY),
            optional("Environment", LambdaShapes.ENVIRONMENT),
            optional("Runtime", LambdaShapes.RUNTIME),
            optional("RevisionId", LambdaShapes.REVISION));

    @Override
    public Route route() {
        return Route.put("/2015-03-31/functions/{FunctionName}/configuration");
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public RestAnswer run(Params params, Caller caller) {
        LambdaFunction function = FunctionName.find(params, caller, functions);
        Settings.refuseOthers(params);
        Revisions.check(params, function.config());
        FunctionSettings settings = Settings.of(params, function.config().settings());
        try {
            FunctionConfig config = functions.change(
                    function, before -> before.withSettings(program(params, before.program()), settings));
            return RestAnswer.ok(FunctionDescription.of(config, FunctionDescription.Moment.UPDATED));
        } catch (IOException e) {
            throw LambdaErrors.failed(e);
        }
    }

    private static FunctionConfig.Program program(Params params, FunctionConfig.Program before) {
        return new FunctionConfig.Program(
                given(params, "Runtime", before.runtime()),
                given(params, "Handler", before.handler()),
                given(params, "Role", before.role()),
                given(params, "Description", before.description()),
                before.architecture());
    }

    private static String given(Params params, String member, String before) {
        return params.has(member) ? params.text(member) : before;
    }
}
