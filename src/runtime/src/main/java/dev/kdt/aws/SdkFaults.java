package dev.kdt.aws;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.Crc32MismatchException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says what the SDK's exceptions mean: whether to try again, and in a user's words what happened, where, and what to do. */
final class SdkFaults {
    /** The remedy for records that a service does not take. */
    static final String TAKES_ANY_SIZE = "s3:BUCKET/PREFIX takes records of any size";

    /** What the SDK adds to its messages, and its word for a failed connection: nothing that tells a user what to do. */
    private static final Pattern INTERNALS =
            Pattern.compile(" \\(Service: [^()]*\\)| \\(SDK Attempt Count: \\d+\\)|^Unable to execute HTTP request: ");

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

    /** The exception in a user's words. */
    static RuntimeException explain(String subject, String place, SdkException e) throws InterruptedException {
        if (wasInterrupted(e)) {
            throw (InterruptedException) new InterruptedException(subject).initCause(e);
        }
        if (e instanceof SdkClientException client && SdkErrors.isAboutConfiguration(client)) {
            return missing(client);
        }
        return new AwsException(lastWords(subject, place, e), e);
    }

    /** The message for a call that failed for good: with the id that AWS's support asks for, where the fault is the service's. */
    static String lastWords(String subject, String place, SdkException e) {
        String words = words(subject, place, e);
        return e instanceof AwsServiceException service && service.statusCode() >= 500 && service.requestId() != null
                ? words + " (request id " + service.requestId() + ")"
                : words;
    }

    /** An interrupt in the middle of an answer comes out of the SDK as an answer that could not be read. */
    private static boolean wasInterrupted(SdkException e) {
        return Thread.interrupted()
                || e instanceof AbortedException
                || SdkErrors.hasCause(e, InterruptedException.class)
                || SdkErrors.hasCause(e, ClosedByInterruptException.class);
    }

    /** The message for one record of a request that was not taken, by what the service says of it. */
    static String ofRecord(String code, @Nullable String message) {
        return message == null || message.isEmpty() ? code : code + ": " + message;
    }

    /** The message for a failed call, a sentence. */
    static String words(String subject, String place, SdkException e) {
        if (e instanceof AwsServiceException service) {
            return words(subject, place, service);
        }
        if (e instanceof AnswerException) {
            return subject + " at " + place + ": " + e.getMessage();
        }
        if (e instanceof Crc32MismatchException) {
            return subject + " at " + place + ": the answer makes no sense: it is not what its checksum says";
        }
        if (SdkErrors.isTimeout(e)) {
            return subject + ": no whole answer from " + place + " in time";
        }
        if (SdkErrors.hasCause(e, ConnectException.class)) {
            String problem = "cannot connect to " + place;
            return isLocal(place) ? Remedy.START_ENDPOINT.after(problem) : problem;
        }
        if (SdkErrors.hasCause(e, SSLException.class)) {
            return place + " is not trusted: " + rootOf(e).getMessage()
                    + " (AWS_CA_BUNDLE=FILE names a certificate to trust)";
        }
        if (SdkErrors.hasCause(e, UnknownHostException.class)) {
            return Remedy.CHECK_PLACE.after("cannot find the host of " + place);
        }
        return SdkErrors.hasCause(e, IOException.class)
                ? subject + ": the connection to " + place + " broke: " + plain(rootOf(e))
                : subject + ": " + plain(e);
    }

    /** The message for a failed call of an S3-compatible service. */
    static String objectWords(String place, SdkException e) {
        if (e instanceof AwsServiceException service) {
            return place + ": " + SdkErrors.code(service) + ": " + text(service);
        }
        return SdkErrors.hasCause(e, ConnectException.class) ? "cannot connect to " + place : place + ": " + plain(e);
    }

    /** The message of an exception without the SDK's additions; its kind where it has none. */
    private static String plain(Throwable e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : INTERNALS.matcher(message).replaceAll("");
    }

    private static String words(String subject, String place, AwsServiceException e) {
        if (SdkErrors.isNameless(e)) {
            return subject + " at " + place + ": the answer makes no sense: HTTP " + e.statusCode()
                    + " without the name of an error; it begins: "
                    + AnswerBeginning.text(body(e));
        }
        String code = SdkErrors.code(e);
        String text = text(e);
        if (isAboutCredentials(code)) {
            return Remedy.LOG_IN.after("the credentials were refused by " + place + ": " + text);
        }
        return switch (code) {
            case "ResourceNotFoundException" -> listing(subject).after(subject + " not found in " + place);
            case "ResourceInUseException" -> subject + " in " + place + ": " + text;
            case "NonExistentQueue", "QueueDoesNotExist", "NoSuchBucket" ->
                subject + " not found in " + place + " (make it first, or check name, region and account)";
            case "BatchRequestTooLong", "EntityTooLarge" ->
                subject + " in " + place + ": " + code + ": " + text + " (" + TAKES_ANY_SIZE + ")";
            case "AccessDeniedException", "AccessDenied" -> subject + ": access denied by " + place + ": " + text;
            default -> subject + " in " + place + ": " + code + ": " + text;
        };
    }

    /** Whether a service that answers so does not know the caller's credentials, or not any more. */
    static boolean isAboutCredentials(String code) {
        return switch (code) {
            case "ExpiredTokenException",
                    "ExpiredToken",
                    "UnrecognizedClientException",
                    "InvalidClientTokenId",
                    "InvalidAccessKeyId",
                    "InvalidSignatureException",
                    "SignatureDoesNotMatch" -> true;
            default -> false;
        };
    }

    private static byte[] body(AwsServiceException e) {
        SdkBytes body = e.awsErrorDetails() == null ? null : e.awsErrorDetails().rawResponse();
        return body == null ? new byte[0] : body.asByteArray();
    }

    private static String text(AwsServiceException e) {
        String told = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorMessage();
        return told == null || told.isEmpty() ? "HTTP " + e.statusCode() + " without a message" : told;
    }

    private static AwsConfigException missing(SdkClientException e) {
        String message = plain(e);
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("region")) {
            return new AwsConfigException(Remedy.GIVE_REGION.after("no AWS region"), e);
        }
        if (lower.contains("credentials")) {
            return new AwsConfigException(Remedy.GIVE_CREDENTIALS.after("no AWS credentials"), e);
        }
        return new AwsConfigException(message, e);
    }

    private static Remedy listing(String subject) {
        if (subject.startsWith("consumer")) {
            return Remedy.LIST_CONSUMERS;
        }
        return subject.startsWith("delivery") ? Remedy.LIST_DELIVERY_STREAMS : Remedy.LIST_STREAMS;
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
}
