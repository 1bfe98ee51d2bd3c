package dev.kdt.local.function;

import dev.kdt.endpoint.option.LambdaOptions;
import dev.kdt.local.wire.ServiceException;

/** The runtimes that can be run here. */
final class RuntimeRules {
    private RuntimeRules() {}

    /**
     * Refuses a package whose runtime cannot be run here.
     *
     * @throws ServiceException that says what to do instead
     */
    static void check(FunctionConfig.Program program, LambdaOptions options) {
        if (program.isJava() && options.client() == null) {
            throw ServiceException.refused(
                    "InvalidParameterValueException",
                    "The runtime " + program.runtime()
                            + " needs AWS's Lambda runtime client for Java, and this endpoint"
                            + " was started without one. A package with a runtime of its own (provided.al2023) needs"
                            + " none.");
        }
        if (!program.isJava() && !program.isProvided()) {
            throw ServiceException.refused(
                    "InvalidParameterValueException",
                    "The runtime " + program.runtime() + " is not among those that this endpoint runs packages with"
                            + " (java25 and earlier, provided.al2023). Start it as a command line that speaks Lambda's"
                            + " Runtime API: kdt local --function NAME=COMMAND.");
        }
    }
}
