package dev.kdt.aws;

import dev.kdt.flow.FlowException;
import dev.kdt.flow.Input;
import dev.kdt.flow.Retrying;
import dev.kdt.library.OptionalLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects of an S3-compatible service that are listed and read. Each call is made again while its failure may pass; an object that breaks
 * off in the middle is an input that cannot be read to its end.
 */
public final class StoredObjects implements AutoCloseable {
    private final Clients clients;
    private final S3Client s3;
    private final RetriedCalls calls;

    private StoredObjects(Clients clients, String place, Retrying retrying) {
        this.clients = clients;
        this.s3 = clients.s3();
        this.calls = new RetriedCalls(retrying, place);
    }

    /**
     * Those of the service that {@code settings} name.
     *
     * @throws AwsConfigException when region or credentials cannot be found, or the SDK's client of S3, an optional dependency
     */
    public static StoredObjects of(AwsSettings settings, Retrying retrying) {
        if (!OptionalLibrary.S3.isThere()) {
            throw new AwsConfigException(OptionalLibrary.S3.missing());
        }
        URI endpoint = settings.endpointOf("S3");
        Clients clients = Clients.oneShot(settings);
        try {
            return new StoredObjects(clients, endpoint == null ? "S3" : endpoint.toString(), retrying);
        } catch (AwsConfigException e) {
            clients.close();
            throw e;
        }
    }

    /**
     * The objects whose keys begin with {@code prefix}, in the order of their keys, as inputs that are named by their URLs.
     *
     * @param wanted says of a key whether its object is wanted
     * @param most objects that there may be
     * @throws FlowException when there are more, or they cannot be listed
     */
    public List<Input> list(String bucket, String prefix, Predicate<String> wanted, int most)
            throws InterruptedException {
        List<Input> inputs = new ArrayList<>();
        String token = null;
        do {
            ListObjectsV2Response page = page(bucket, prefix, token);
            for (S3Object each : page.contents()) {
                if (wanted.test(each.key())) {
                    Long size = each.size(); // An imitation of the service may leave it out.
                    inputs.add(input(bucket, each.key(), size == null ? OptionalLong.empty() : OptionalLong.of(size)));
                }
            }
            if (inputs.size() > most) {
                throw new FlowException("s3://" + bucket + "/" + prefix + " has more than " + most
                        + " objects (name a part of it, or --since and --until, which pass over objects of"
                        + " other hours)");
            }
            token = page.nextContinuationToken();
        } while (token != null);
        return inputs;
    }

    private ListObjectsV2Response page(String bucket, String prefix, @Nullable String token)
            throws InterruptedException {
        return calls.make(
                "bucket '" + bucket + "'",
                () -> s3.listObjectsV2(r -> r.bucket(bucket).prefix(prefix).continuationToken(token)));
    }

    /** An object as an input that is named by its URL. */
    public Input input(String bucket, String key) {
        return input(bucket, key, OptionalLong.empty());
    }

    private Input input(String bucket, String key, OptionalLong size) {
        return new Input("s3://" + bucket + "/" + key, new Input.Opener() {
            @Override
            public InputStream open() throws IOException {
                return StoredObjects.this.open(bucket, key);
            }

            @Override
            public OptionalLong size() {
                return size;
            }
        });
    }

    private InputStream open(String bucket, String key) throws IOException {
        try {
            return calls.make(
                    "object s3://" + bucket + "/" + key,
                    () -> s3.getObject(r -> r.bucket(bucket).key(key)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new ClosedByInterruptException().initCause(e);
        } catch (AwsException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        clients.close();
    }
}
