package dev.kdt.aws;

import dev.kdt.library.OptionalLibrary;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Objects of an S3-compatible service. No class of the S3 client is named in a catch clause, since the verifier would load it
 * before {@link #of} can tell that it is missing. Nothing is tried twice here, and nothing is sent in parts: a put makes the whole object
 * visible or none of it, and one request takes up to 5 GiB (Amazon S3 User Guide, "Uploading objects").
 */
public final class S3Objects implements AutoCloseable {
    /** The content type that Firehose gives to all its objects. */
    private static final String TYPE = "application/octet-stream";

    private final Clients clients;
    private final S3Client s3;
    private final String place;

    private S3Objects(Clients clients, String place) {
        this.clients = clients;
        this.s3 = clients.s3();
        this.place = place;
    }

    /**
     * Those of the service that {@code settings} name.
     *
     * @throws AwsConfigException when region or credentials cannot be found, or the SDK's client of S3, an optional dependency
     */
    public static S3Objects of(AwsSettings settings) {
        if (!OptionalLibrary.S3.isThere()) {
            throw new AwsConfigException(OptionalLibrary.S3.missing());
        }
        URI endpoint = settings.endpointOf("S3");
        Clients clients = Clients.oneShot(settings);
        try {
            return new S3Objects(clients, endpoint == null ? "S3" : endpoint.toString());
        } catch (AwsConfigException e) {
            clients.close();
            throw e;
        }
    }

    /** The place of the objects, for messages. */
    public String place() {
        return place;
    }

    /**
     * Puts the content of {@code file}, in the place of what is there under that key.
     *
     * @param encoding the object's {@code Content-Encoding}; empty for none
     */
    public void put(String bucket, String key, Path file, String encoding) throws IOException {
        try {
            PutObjectResponse answer = s3.putObject(
                    r -> r.bucket(bucket)
                            .key(key)
                            .contentType(TYPE)
                            .contentEncoding(encoding.isEmpty() ? null : encoding),
                    file);
            requireTag(answer.eTag());
        } catch (SdkException e) {
            throw new IOException(SdkFaults.objectWords(place, e), e);
        }
    }

    /**
     * The content of an object; the caller closes it.
     *
     * @throws FileNotFoundException when there is no such object
     */
    public InputStream open(String bucket, String key) throws IOException {
        try {
            ResponseInputStream<GetObjectResponse> content =
                    s3.getObject(r -> r.bucket(bucket).key(key));
            try {
                requireTag(content.response().eTag());
            } catch (IOException e) {
                content.abort();
                throw e;
            }
            return content;
        } catch (SdkException e) {
            if (e instanceof AwsServiceException refusal
                    && SdkErrors.code(refusal).equals("NoSuchKey")) {
                throw new FileNotFoundException("there is no object s3://" + bucket + "/" + key + " in " + place);
            }
            throw new IOException(SdkFaults.objectWords(place, e), e);
        }
    }

    /** Every object has one ("Amazon S3 API Reference, Common Response Headers"): a proxy's page that is answered with 200 has none. */
    private void requireTag(@Nullable String tag) throws IOException {
        if (tag == null || tag.isEmpty()) {
            throw new IOException("the answer of " + place + " makes no sense: it names no ETag of the object");
        }
    }

    @Override
    public void close() {
        clients.close();
    }
}
