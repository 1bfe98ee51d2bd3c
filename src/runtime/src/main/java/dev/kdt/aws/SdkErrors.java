package dev.kdt.aws;

import dev.kdt.codec.Arrival;
import dev.kdt.flow.BatchApi;
import dev.kdt.flow.BatchFailedException;
import dev.kdt.flow.BatchRefusedException;
import dev.kdt.flow.FlowException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.Crc32MismatchException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Classifies the SDK's exceptions: to be tried again, about single records, or for good. */
final class SdkErrors {
    private static final int TOO_LARGE = 413;
    private static final String QUEUE_SERVICE = "AWS.SimpleQueueService.";

    private SdkErrors() {}

    /** The exception of {@link dev.kdt.flow.BatchApi#put} for a request to put records that failed as a whole. */
    static RuntimeException ofPut(String target, String place, SdkException e) {
        String words = SdkFaults.words(target, place, e);
        if (isTransient(e)) {
            boolean isThrottled = e instanceof AwsServiceException service && service.isThrottlingException();
            BatchApi.Verdict.Cause why = isThrottled ? BatchApi.Verdict.Cause.THROTTLED : BatchApi.Verdict.Cause.FAULT;
            return new BatchFailedException(words, arrival(e), why, e);
        }
        BatchRefusedException.Cause cause = e instanceof AwsServiceException service ? refused(service) : null;
        if (cause != null) {
            return new BatchRefusedException(words, cause, e);
        }
        try {
            return SdkFaults.explain(target, place, e);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new FlowException("interrupted while sending to " + target, interrupted);
        }
    }

    /** Whether the same call may succeed later: throttled, timed out, disconnected, or a fault of the service. */
    static boolean isTransient(SdkException e) {
        return switch (e) {
            case AwsServiceException service -> isTransient(service);
            case RetryableException _, AnswerException _, Crc32MismatchException _ -> true;
            case SdkClientException client ->
                isTimeout(client)
                        || (!isAboutConfiguration(client)
                                && !hasCause(client, CertificateException.class)
                                && hasCause(client, IOException.class));
            default -> false;
        };
    }

    private static boolean isTransient(AwsServiceException e) {
        return isTransient(code(e)) || e.isThrottlingException() || e.statusCode() >= 500 || isNameless(e);
    }

    /** The same of an error by its name. */
    static boolean isTransient(String code) {
        return switch (code) {
            case "ProvisionedThroughputExceededException",
                    "LimitExceededException",
                    "ServiceUnavailableException",
                    "InternalFailure",
                    "InternalFailureException",
                    "InternalError",
                    "KMSThrottlingException",
                    "KMS.ThrottlingException",
                    "KmsThrottled",
                    "ThrottlingException",
                    "RequestThrottled",
                    "ServiceUnavailable",
                    "RequestTimeout",
                    "RequestTimeoutException",
                    "OperationAborted",
                    "ConditionalRequestConflict",
                    "BadDigest",
                    "IncompleteBody" -> true;
            default -> false;
        };
    }

    /** Whether no whole answer came within the time that a call is given. */
    static boolean isTimeout(SdkException e) {
        return e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException;
    }

    /** The arrival of records whose request ended so: refused records, and those that nobody accepted, did not arrive. */
    private static Arrival arrival(SdkException e) {
        boolean isRefused = e instanceof AwsServiceException service
                && !isNameless(service)
                && (service.isThrottlingException() || service.statusCode() < 500 || service.statusCode() == 503);
        boolean isNowhere = hasCause(e, ConnectException.class) || hasCause(e, UnknownHostException.class);
        return isRefused || isNowhere ? Arrival.NONE : Arrival.UNKNOWN;
    }

    /** Whether a refusal may be about single records of the request; null when it is about something else. */
    private static BatchRefusedException.@Nullable Cause refused(AwsServiceException e) {
        return switch (code(e)) {
            case "ValidationException",
                    "SerializationException",
                    "BatchRequestTooLong",
                    "InvalidMessageContents",
                    "EntityTooLarge" -> BatchRefusedException.Cause.ENTRIES;
            case "InvalidArgumentException",
                    "InvalidParameterValue",
                    "InvalidKMSResourceException",
                    "KMSAccessDeniedException",
                    "KMSDisabledException",
                    "KMSInvalidStateException",
                    "KMSNotFoundException",
                    "KMSOptInRequired" -> BatchRefusedException.Cause.ENTRIES_OR_TARGET;
            default -> e.statusCode() == TOO_LARGE ? BatchRefusedException.Cause.ENTRIES : null;
        };
    }

    /** Whether it comes from something before the service, whose errors have names; some keep a limit for it. */
    static boolean isNameless(AwsServiceException e) {
        String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
        return (code == null || code.isEmpty()) && !e.isThrottlingException() && e.statusCode() != TOO_LARGE;
    }

    /** The service's own name for an error. */
    static String code(AwsServiceException e) {
        String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
        return code == null || code.isEmpty() ? "HTTP " + e.statusCode() : code(code);
    }

    /** An error's name without the words that Amazon SQS has put before some since its first protocol. */
    static String code(String code) {
        return code.startsWith(QUEUE_SERVICE) ? code.substring(QUEUE_SERVICE.length()) : code;
    }

    /** Whether the caller lacks a permission. */
    static boolean isDenied(AwsServiceException e) {
        return switch (code(e)) {
            case "AccessDenied", "AccessDeniedException" -> true;
            default -> false;
        };
    }

    /** Whether something is missing on this side: region or credentials. */
    static boolean isAboutConfiguration(SdkClientException e) {
        String lower = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return lower.contains("unable to load region")
                || lower.contains("unable to load credentials")
                || lower.contains("profile file contained no credentials");
    }

    static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
