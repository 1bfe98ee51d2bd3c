package dev.kdt.local.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.local.function.Functions;
import dev.kdt.local.function.LambdaFunction;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;

/** The parts of a request about a mapping that its creation and its updates share. */
final class MappedFunction {
    private MappedFunction() {}

    /**
     * The ARN of the function that a request names.
     *
     * @throws ServiceException when there is none
     */
    static String arn(Params params, Caller caller, Functions functions) {
        LambdaFunction function;
        try {
            function = FunctionName.find(params, caller, functions);
        } catch (ServiceException e) {
            throw e.status() == 404 ? LambdaErrors.invalidParameter("Function does not exist") : e;
        }
        return function.config().identity().arn();
    }

    /**
     * The members of a request that are settings.
     *
     * @throws ServiceException when it asks for a destination that streams do not have
     */
    static ObjectNode settings(Params params) {
        Params destinations = params.structureOrNull("DestinationConfig");
        if (destinations != null && destinations.has("OnSuccess")) {
            throw LambdaErrors.invalidParameter(
                    "Unsupported DestinationConfig parameter for given event source mapping type.");
        }
        return params.node();
    }
}
