package dev.kdt.aws;

import dev.kdt.flow.BatchFailedException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Locale;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says what the SDK's exceptions mean: whether to try again, and in a user's words what happened, where, and what to do. */
final class SdkFaults {
    private SdkFaults() {}

    /** A call to the SDK. */
    @FunctionalInterface
    interface Call<T> {
        T make();
    }

    /** Builds a client, and says what is missing where that fails. */
    static <T> T configuring(Supplier<T> build) {
        try {
            return build.get();
        } catch (SdkClientException e) {
            throw missing(e);
        }
    }

    /**
     * Makes a call about {@code subject} ({@code stream 'orders'}) at {@code place}.
     *
     * @throws AwsException saying what went wrong
     * @throws AwsConfigException when credentials are missing
     * @throws InterruptedException when the thread was interrupted during the call
     */
    static <T> T calling(String subject, String place, Call<T> call) throws InterruptedException {
        try {
            return call.make();
        } catch (SdkException e) {
            throw explain(subject, place, e);
        }
    }

    /** Whether the same call may succeed later: throttled, timed out, disconnected, or a fault of the service. */
    static boolean isTransient(SdkException e) {
        return switch (e) {
            case AwsServiceException service -> isTransient(service);
            case RetryableException retryable -> true;
            case SdkClientException client -> !isAboutConfiguration(client) && hasIoCause(client);
            default -> false;
        };
    }

    /** What became of records whose request ended so: what was refused for being too much is not there, nor is what nobody took. */
    static BatchFailedException.Arrival arrival(SdkException e) {
        boolean isRefused = e instanceof AwsServiceException service
                && (service.isThrottlingException() || service.statusCode() < 500 || service.statusCode() == 503);
        return isRefused || hasCause(e, ConnectException.class)
                ? BatchFailedException.Arrival.NONE
                : BatchFailedException.Arrival.UNKNOWN;
    }

    /** The exception in a user's words. */
    static RuntimeException explain(String subject, String place, SdkException e) throws InterruptedException {
        if (wasInterrupted(e)) {
            throw (InterruptedException) new InterruptedException(subject).initCause(e);
        }
        if (e instanceof SdkClientException client && isAboutConfiguration(client)) {
            return missing(client);
        }
        return new AwsException(words(subject, place, e), e);
    }

    /** An interrupt in the middle of an answer comes out of the SDK as an answer that could not be read. */
    private static boolean wasInterrupted(SdkException e) {
        return Thread.interrupted()
                || e instanceof AbortedException
                || hasCause(e, InterruptedException.class)
                || hasCause(e, ClosedByInterruptException.class);
    }

    /** What a failed call means, in a sentence. */
    static String words(String subject, String place, SdkException e) {
        if (e instanceof AwsServiceException service) {
            return words(subject, place, service);
        }
        if (hasCause(e, ConnectException.class)) {
            return "cannot connect to " + place + (isLocal(place) ? " (is 'kdt local' running there?)" : "");
        }
        if (hasCause(e, SSLException.class)) {
            return place + " is not trusted: " + rootOf(e).getMessage()
                    + " (AWS_CA_BUNDLE=FILE names a certificate to trust)";
        }
        if (hasCause(e, UnknownHostException.class)) {
            return "cannot find the host of " + place + " (is the region or --endpoint-url right?)";
        }
        return subject + ": " + e.getMessage();
    }

    /** What a failed call of an S3-compatible service means. */
    static String objectWords(String place, SdkException e) {
        if (e instanceof AwsServiceException service) {
            return place + ": " + code(service) + ": " + text(service);
        }
        return hasCause(e, ConnectException.class) ? "cannot connect to " + place : place + ": " + e.getMessage();
    }

    private static String words(String subject, String place, AwsServiceException e) {
        String code = code(e);
        String text = text(e);
        return switch (code) {
            case "ResourceNotFoundException" ->
                subject + " not found in " + place + " (kdt " + command(subject) + " list shows all)";
            case "ResourceInUseException" -> subject + " in " + place + ": " + text;
            case "AccessDeniedException" -> subject + ": access denied by " + place + ": " + text;
            case "ExpiredTokenException", "UnrecognizedClientException", "InvalidSignatureException" ->
                "the credentials were refused by " + place + ": " + text + " (log in again, or name another --profile)";
            default -> subject + " in " + place + ": " + code + ": " + text;
        };
    }

    private static String text(AwsServiceException e) {
        return e.awsErrorDetails() == null
                ? String.valueOf(e.getMessage())
                : String.valueOf(e.awsErrorDetails().errorMessage());
    }

    /** The service's own name for an error. */
    static String code(AwsServiceException e) {
        String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
        return code == null || code.isEmpty() ? "HTTP " + e.statusCode() : code;
    }

    private static boolean isTransient(AwsServiceException e) {
        return switch (code(e)) {
            case "ProvisionedThroughputExceededException",
                    "LimitExceededException",
                    "ServiceUnavailableException",
                    "InternalFailure",
                    "InternalFailureException",
                    "KMSThrottlingException",
                    "ThrottlingException",
                    "RequestTimeout",
                    "RequestTimeoutException" -> true;
            default -> e.isThrottlingException() || e.statusCode() >= 500;
        };
    }

    private static AwsConfigException missing(SdkClientException e) {
        String message = String.valueOf(e.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("region")) {
            return new AwsConfigException(
                    "no AWS region (give --region, set AWS_REGION, or use --local for the embedded endpoint)", e);
        }
        if (lower.contains("credentials")) {
            return new AwsConfigException(
                    "no AWS credentials (set AWS_PROFILE or --profile, log in, or use --local for the embedded"
                            + " endpoint)",
                    e);
        }
        return new AwsConfigException(message, e);
    }

    private static boolean isAboutConfiguration(SdkClientException e) {
        String lower = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return lower.contains("unable to load region")
                || lower.contains("unable to load credentials")
                || lower.contains("profile file contained no credentials");
    }

    private static String command(String subject) {
        return subject.startsWith("delivery") ? "delivery" : "stream";
    }

    private static boolean isLocal(String place) {
        return place.contains("127.0.0.1") || place.contains("localhost");
    }

    private static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static boolean hasIoCause(Throwable e) {
        return hasCause(e, java.io.IOException.class);
    }

    private static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
