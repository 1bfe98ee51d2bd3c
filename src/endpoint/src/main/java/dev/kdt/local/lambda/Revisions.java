package dev.kdt.local.lambda;

import dev.kdt.local.function.FunctionConfig;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;

/** The revision that a request is about. */
final class Revisions {
    private Revisions() {}

    /** @throws ServiceException when a request names another revision than the function's */
    static void check(Params params, FunctionConfig config) {
        String revision = params.textOrNull("RevisionId");
        if (revision != null && !revision.equals(config.revision())) {
            throw LambdaErrors.otherRevision();
        }
    }
}
