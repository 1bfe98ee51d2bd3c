package dev.kdt.aws;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.codec.Arrival;
import dev.kdt.flow.BatchApi;
import dev.kdt.flow.BatchFailedException;
import dev.kdt.pipeline.Output;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.utils.Md5Utils;

/**
 * PutObject: the outputs of one request, each a line, are one object. Its key is the prefix, {@code yyyy/MM/dd/HH/} in UTC, and a
 * name that no other object has: {@code kdt-parked-20261122T101500Z-UUID.ndjson}. Nothing is ever overwritten.
 */
public final class ObjectPut implements BatchApi {
    /** An object of this size is held in memory until it is sent. A larger record is an object by itself. */
    private static final Limits LIMITS = new Limits(10_000, 8 << 20, Integer.MAX_VALUE);

    private static final DateTimeFormatter FOLDER =
            DateTimeFormatter.ofPattern("yyyy/MM/dd/HH/").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'kdt-parked-'yyyyMMdd'T'HHmmss'Z-'").withZone(ZoneOffset.UTC);

    private static final String ENDING = ".ndjson";
    private static final String TYPE = "application/x-ndjson";

    private final S3Client s3;
    private final ObjectPrefix prefix;
    private final String place;
    private final Duration timeout;
    private final InstantSource clock;
    private volatile boolean conditional = true;

    /**
     * @param clock tells the time in the keys
     * @throws AwsConfigException when there cannot be a client of S3
     */
    public ObjectPut(Clients clients, ObjectPrefix prefix, InstantSource clock) {
        this.s3 = clients.s3();
        this.prefix = prefix;
        this.place = clients.placeOfObjects();
        this.timeout = clients.timeout();
        this.clock = clock;
    }

    @Override
    public String target() {
        return "bucket '" + prefix.bucket() + "'";
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    @Override
    public int size(Output output) {
        return output.bytes().length();
    }

    @Override
    public List<Verdict> put(List<Output> outputs) {
        ByteBuilder lines = new ByteBuilder();
        outputs.forEach(each -> lines.put(each.bytes()));
        try {
            put(key(clock.instant()), lines.toBytes());
            return Collections.nCopies(outputs.size(), new Verdict.Delivered());
        } catch (SdkException e) {
            if (isThere(e)) {
                throw new BatchFailedException(SdkFaults.words(target(), place, e), Arrival.UNKNOWN, e);
            }
            throw SdkErrors.ofPut(target(), place, e);
        }
    }

    /** Nobody else makes this key: something on the way has sent the request twice. */
    private static boolean isThere(SdkException e) {
        return e instanceof AwsServiceException service
                && SdkErrors.code(service).equals("PreconditionFailed");
    }

    /** The name is made of secure random numbers: copies of a process, as of a function's snapshot, do not make the same. */
    private String key(Instant now) {
        return prefix.prefix() + FOLDER.format(now) + NAME.format(now) + UUID.randomUUID() + ENDING;
    }

    private void put(String key, byte[] body) {
        try {
            putOnce(key, body);
        } catch (SdkException e) {
            if (!conditional || !isUnknown(e)) {
                throw e;
            }
            conditional = false;
            putOnce(key, body);
        }
    }

    /** Some services that are compatible with S3 do not have conditional writes. */
    private static boolean isUnknown(SdkException e) {
        return e instanceof AwsServiceException service
                && (service.statusCode() == 501 || SdkErrors.code(service).equals("NotImplemented"));
    }

    /** With its MD5, as buckets with a default retention require it ("Amazon S3 User Guide, Using S3 Object Lock"). */
    private void putOnce(String key, byte[] body) {
        String tag = s3.putObject(
                        request -> request.bucket(prefix.bucket())
                                .key(key)
                                .contentType(TYPE)
                                .contentMD5(Base64.getEncoder().encodeToString(Md5Utils.computeMD5Hash(body)))
                                .ifNoneMatch(conditional ? "*" : null)
                                .overrideConfiguration(call -> call.apiCallTimeout(timeout)),
                        RequestBody.fromBytes(body))
                .eTag();
        if (tag == null || tag.isEmpty()) {
            throw new AnswerException("the answer to PutObject makes no sense: it names no ETag of the object");
        }
    }
}
