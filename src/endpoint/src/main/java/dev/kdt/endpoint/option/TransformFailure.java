package dev.kdt.endpoint.option;

/**
 * Why a call of a function that transforms records failed: Amazon Data Firehose Developer Guide, "Monitor Amazon Data Firehose using
 * CloudWatch Logs", Lambda invocation errors.
 */
public enum TransformFailure {
    FUNCTION_ERROR(
            "Lambda.FunctionError", "The Lambda function was successfully invoked but it returned an error result."),
    TIMED_OUT("Lambda.FunctionTimedOut", "The Lambda function timed out before completing."),
    THROTTLED("Lambda.InvokeLimitExceeded", "The Lambda concurrent execution limit is exceeded."),
    MISSING("Lambda.ResourceNotFound", "The specified Lambda function does not exist."),
    /** Its answer is none, so calling it again is of no use. */
    MALFORMED_ANSWER(
            "Lambda.JsonProcessingException",
            "There was an error parsing returned records from the Lambda function. Ensure that the returned records"
                    + " follow the status model required by Amazon Data Firehose.");

    private final String code;
    private final String message;

    TransformFailure(String code, String message) {
        this.code = code;
        this.message = message;
    }

    /** The code in the error output. */
    public String code() {
        return code;
    }

    /** The message in the error output. */
    public String message() {
        return message;
    }
}
