package dev.kdt.aws;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;

/**
 * What came of a call that was made to see whether it can be made.
 *
 * @param operation its name, such as {@code ListStreams}
 * @param answer null unless it was made
 * @param words why it could not be made, with a remedy; empty if it was
 * @param took from the call to its answer
 * @param serviceTime the time of the service when it answered; null where it does not tell
 */
public record Probe<T extends AwsResponse>(
        String operation,
        Outcome outcome,
        @Nullable T answer,
        String words,
        Duration took,
        @Nullable Instant serviceTime) {
    /** How a call ended. */
    public enum Outcome {
        /** It was answered. */
        DONE,
        /** The caller lacks the permission. */
        DENIED,
        /** What it is about is not there. */
        MISSING,
        /** The service takes no more calls for now. */
        THROTTLED,
        /** The service does not know the credentials, or not any more, or the signature is not of this time. */
        REFUSED_CREDENTIALS,
        /** Region or credentials are missing, so that nothing was called. */
        UNCONFIGURED,
        /** Nobody answered. */
        UNREACHABLE,
        /** It failed otherwise. */
        FAILED
    }

    public boolean isDone() {
        return outcome == Outcome.DONE;
    }
}
