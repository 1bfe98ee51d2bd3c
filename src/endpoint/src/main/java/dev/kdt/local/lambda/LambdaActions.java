package dev.kdt.local.lambda;

import dev.kdt.endpoint.option.ObjectStore;
import dev.kdt.local.function.Functions;
import dev.kdt.local.mapping.Mappings;
import dev.kdt.local.wire.RestAction;
import java.util.List;

/** The operations of Lambda, one class each. To add one: write its class, name it here, and test it through the AWS SDK. */
public final class LambdaActions {
    private LambdaActions() {}

    /**
     * All of them.
     *
     * @param objects holds packages that requests name by bucket and key
     */
    public static List<RestAction> all(Functions functions, Mappings mappings, ObjectStore objects) {
        CodeSource code = new CodeSource(objects);
        return List.of(
                new CreateEventSourceMapping(mappings, functions),
                new CreateFunction(functions, code),
                new DeleteEventSourceMapping(mappings),
                new DeleteFunction(functions),
                new DeleteFunctionConcurrency(functions),
                new GetEventSourceMapping(mappings),
                new GetFunction(functions),
                new GetFunctionConcurrency(functions),
                new GetFunctionConfiguration(functions),
                new Invoke(functions),
                new ListEventSourceMappings(mappings),
                new ListFunctions(functions),
                new PutFunctionConcurrency(functions),
                new UpdateEventSourceMapping(mappings, functions),
                new UpdateFunctionCode(functions, code),
                new UpdateFunctionConfiguration(functions));
    }
}
