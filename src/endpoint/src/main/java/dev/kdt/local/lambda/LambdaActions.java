package dev.kdt.local.lambda;

import dev.kdt.endpoint.option.ObjectStore;
import dev.kdt.local.function.Functions;
import dev.kdt.local.wire.RestAction;
import java.util.List;

/** The operations of Lambda, one class each. To add one: write its class, name it here, and test it through the AWS SDK. */
public final class LambdaActions {
    private LambdaActions() {}

    /**
     * All of them that are about functions.
     *
     * @param objects holds packages that requests name by bucket and key
     */
    public static List<RestAction> all(Functions functions, ObjectStore objects) {
        CodeSource code = new CodeSource(objects);
        return List.of(
                new CreateFunction(functions, code),
                new DeleteFunction(functions),
                new DeleteFunctionConcurrency(functions),
                new GetFunction(functions),
                new GetFunctionConcurrency(functions),
                new GetFunctionConfiguration(functions),
                new Invoke(functions),
                new ListFunctions(functions),
                new PutFunctionConcurrency(functions),
                new UpdateFunctionCode(functions, code),
                new UpdateFunctionConfiguration(functions));
    }
}
