package dev.kdt.local.lambda;

import dev.kdt.local.wire.ServiceException;
import java.io.IOException;

/** The errors that several actions refuse with, in the service's words. */
final class LambdaErrors {
    private LambdaErrors() {}

    static ServiceException functionNotFound(String arn) {
        return ServiceException.failed("ResourceNotFoundException", 404, "Function not found: " + arn);
    }

    static ServiceException invalidParameter(String message) {
        return ServiceException.refused("InvalidParameterValueException", message);
    }

    static ServiceException noImages() {
        return invalidParameter("This endpoint runs no container images. Give the function as a zip file.");
    }

    static ServiceException otherRevision() {
        return ServiceException.failed(
                "PreconditionFailedException",
                412,
                "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to"
                        + " retrieve the latest Revision Id");
    }

    static ServiceException tooLarge(int bytes, String invocationType, int limit) {
        return ServiceException.failed(
                "RequestEntityTooLargeException",
                413,
                bytes + " byte payload is too large for the " + invocationType + " invocation type (limit " + limit
                        + " bytes)");
    }

    /** The endpoint's own disk is to blame. */
    static ServiceException failed(IOException cause) {
        return ServiceException.failed(
                "ServiceException", 500, "Cannot write to the data folder: " + cause.getMessage());
    }
}
