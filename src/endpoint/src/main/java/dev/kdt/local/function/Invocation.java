package dev.kdt.local.function;

/**
 * The end of a call.
 *
 * @param payload the function's answer, or the error's JSON as Lambda gives it: an object with {@code errorMessage} and {@code
 *     errorType}; empty when the function was not called
 * @param requestId the id of the call in the function's log
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; a copy of 6 MB would be waste.
public record Invocation(Ending ending, byte[] payload, String requestId) {
    /** How a call ended. */
    public enum Ending {
        /** The function answered. */
        ANSWERED,
        /** The function reported an error, crashed, took too long or could not be started. */
        FAILED,
        /** The function's concurrency was used up; it was not called. */
        THROTTLED,
        /** There is no such function. */
        MISSING
    }
}
