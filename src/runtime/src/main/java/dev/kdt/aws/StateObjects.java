package dev.kdt.aws;

import dev.kdt.flow.AbandonableCalls;
import dev.kdt.flow.ConditionalStore;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.StoreFaultException;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.utils.Md5Utils;

/**
 * Objects of a bucket that are replaced under conditions: {@code If-None-Match: *} and {@code If-Match} of PutObject ("Amazon S3 API
 * Reference, PutObject"). No class of the S3 client is named in a catch clause, as in {@link S3Objects}.
 */
public final class StateObjects implements ConditionalStore {
    private static final String TYPE = "application/json";

    /** A call that takes longer is made again, so that a lease is renewed in time. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The state of 10,000 shards takes about 1 MiB. */
    private static final int LARGEST = 64 << 20;

    /** Of the service's sentence. */
    private static final Pattern END = Pattern.compile("\\.?$");

    private static final int MOVED = 301;
    private static final int MISSING = 404;
    private static final int CONFLICT = 409;
    private static final int CONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;

    private final S3Client s3;
    private final String bucket;
    private final String place;
    private final Duration timeout;
    private final AbandonableCalls calls;

    /**
     * @param retrying tells of slow calls; when its work is abandoned, so are calls that are under way
     * @throws AwsConfigException when there cannot be a client of S3
     */
    public StateObjects(Clients clients, String bucket, Retrying retrying) {
        this.s3 = clients.s3();
        this.bucket = bucket;
        this.place = clients.placeOfObjects();
        this.timeout = clients.timeout(PATIENCE);
        this.calls = new AbandonableCalls(place, retrying.notices());
        retrying.stop().onAbandon(calls::abandon);
    }

    @Override
    public String place(String key) {
        return "s3://" + bucket + "/" + key;
    }

    @Override
    public @Nullable Version read(String key) throws InterruptedException {
        try {
            return calls.make(() -> get(key));
        } catch (AbandonableCalls.AbandonedException e) {
            throw new StoreFaultException(place(key) + " was not read in time", e);
        } catch (SdkException e) {
            if (isStatus(e, MISSING) && !isCode(e, "NoSuchBucket")) {
                return null;
            }
            throw failure(e);
        }
    }

    private Version get(String key) {
        try (ResponseInputStream<GetObjectResponse> content = s3.getObject(
                r -> r.bucket(bucket).key(key).overrideConfiguration(call -> call.apiCallTimeout(timeout)))) {
            byte[] bytes = content.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                content.abort();
                throw new FlowException(place(key) + " is no state of a group: it has more than " + (LARGEST >> 20)
                        + " MiB (name another --state or --group)");
            }
            return new Version(required(content.response().eTag(), "GetObject"), bytes);
        } catch (IOException e) {
            throw new StoreFaultException(place(key) + ": the answer broke off: " + e.getMessage(), e);
        }
    }

    @Override
    public @Nullable String put(String key, byte[] content, @Nullable String expected) throws InterruptedException {
        try {
            return calls.make(() -> putOnce(key, content, expected));
        } catch (AbandonableCalls.AbandonedException e) {
            throw new StoreFaultException("whether " + place(key) + " was written is not known", e);
        } catch (SdkException e) {
            boolean isGone = expected != null && isStatus(e, MISSING) && !isCode(e, "NoSuchBucket");
            if (isGone || isStatus(e, CONDITION_FAILED) || isStatus(e, CONFLICT)) {
                return null;
            }
            throw failure(e);
        }
    }

    /** With its MD5, as buckets with a default retention require it ("Amazon S3 User Guide, Using S3 Object Lock"). */
    private String putOnce(String key, byte[] content, @Nullable String expected) {
        return required(
                s3.putObject(
                                request -> request.bucket(bucket)
                                        .key(key)
                                        .contentType(TYPE)
                                        .contentMD5(
                                                Base64.getEncoder().encodeToString(Md5Utils.computeMD5Hash(content)))
                                        .ifNoneMatch(expected == null ? "*" : null)
                                        .ifMatch(expected)
                                        .overrideConfiguration(call -> call.apiCallTimeout(timeout)),
                                RequestBody.fromBytes(content))
                        .eTag(),
                "PutObject");
    }

    private static String required(@Nullable String tag, String operation) {
        if (tag == null || tag.isEmpty()) {
            throw new AnswerException("the answer to " + operation + " makes no sense: it names no ETag of the object");
        }
        return tag;
    }

    private RuntimeException failure(SdkException e) throws InterruptedException {
        String subject = "bucket '" + bucket + "'";
        if (isStatus(e, NOT_IMPLEMENTED)) {
            return new FlowException(
                    SdkFaults.words(subject, place, e) + "; --state needs conditional writes (use a service that has"
                            + " them, or --state with a folder)",
                    e);
        }
        if (SdkErrors.isTransient(e)) {
            return new StoreFaultException(SdkFaults.words(subject, place, e), e);
        }
        RuntimeException told = SdkFaults.explain(subject, place, e);
        String remedy = remedy(e);
        return remedy.isEmpty()
                ? told
                : new FlowException(
                        END.matcher(String.valueOf(told.getMessage())).replaceFirst(remedy), e);
    }

    private static String remedy(SdkException e) {
        if (e instanceof AwsServiceException service && SdkErrors.isDenied(service)) {
            return " (--state needs s3:GetObject, s3:PutObject and s3:ListBucket there)";
        }
        return isStatus(e, MOVED) || isCode(e, "PermanentRedirect") || isCode(e, "AuthorizationHeaderMalformed")
                ? " (is the bucket in another region? --region names it)"
                : "";
    }

    private static boolean isStatus(SdkException e, int status) {
        return e instanceof AwsServiceException service && service.statusCode() == status;
    }

    private static boolean isCode(SdkException e, String code) {
        return e instanceof AwsServiceException service
                && SdkErrors.code(service).equals(code);
    }
}
