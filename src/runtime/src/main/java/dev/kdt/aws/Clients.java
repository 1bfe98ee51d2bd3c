package dev.kdt.aws;

import dev.kdt.library.OptionalLibrary;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.TlsTrustManagersProvider;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The services' clients, made when first asked for and closed together. The SDK sends nothing twice by itself: the callers know
 * which part of a request failed, and there is one place that counts and retries.
 */
public final class Clients implements AutoCloseable {
    private final AwsSettings settings;
    private final Supplier<SdkHttpClient> http;
    private @Nullable SdkHttpClient transport;
    private @Nullable KinesisClient kinesis;
    private @Nullable FirehoseClient firehose;
    private @Nullable S3Client s3;
    private @Nullable GlueClient glue;
    private final Map<QueueAddress, SqsClient> sqs = new HashMap<>();

    Clients(AwsSettings settings, Supplier<SdkHttpClient> http) {
        this.settings = settings;
        this.http = http;
    }

    /** For a command that makes a few calls and ends, and for functions: starts fastest, and {@link StreamingClients} are for others. */
    public static Clients oneShot(AwsSettings settings) {
        return new Clients(settings, () -> new OneShotHttp(trusted(settings)));
    }

    /** Whether the Kinesis service is that of AWS, and no endpoint stands in for it. */
    boolean isKinesisOfAws() {
        return settings.endpointOf("KINESIS") == null;
    }

    /** The timeout of a call. */
    Duration timeout() {
        return settings.timeout();
    }

    /** The timeout of an optional call: that of all calls, but at most {@code most}. */
    Duration timeout(Duration most) {
        Duration any = settings.timeout();
        return any.compareTo(most) < 0 ? any : most;
    }

    /** The certificates to trust; {@code null}: those that the JDK brings. */
    static @Nullable TlsTrustManagersProvider trusted(AwsSettings settings) {
        Path bundle = settings.caBundle();
        return bundle == null ? null : () -> TrustedCertificates.in(bundle);
    }

    /**
     * The client of the Kinesis service.
     *
     * @throws AwsConfigException when region or credentials are not to be found
     */
    public synchronized KinesisClient kinesis() {
        KinesisClient made = kinesis;
        if (made == null) {
            made = settingsOf("KINESIS").build(KinesisClient.builder(), transport(), this::answered);
            kinesis = made;
        }
        return made;
    }

    /**
     * The client of the Firehose service.
     *
     * @throws AwsConfigException when region or credentials are not to be found
     */
    public synchronized FirehoseClient firehose() {
        FirehoseClient made = firehose;
        if (made == null) {
            made = settingsOf("FIREHOSE").build(FirehoseClient.builder(), transport(), this::answered);
            firehose = made;
        }
        return made;
    }

    /**
     * The client of the S3 service, or of one that is compatible with it: buckets stand in the path, and no checksums are sent
     * that only AWS knows.
     *
     * @throws AwsConfigException when region or credentials are not to be found, or the SDK's client of S3, an optional dependency
     */
    public synchronized S3Client s3() {
        S3Client made = s3;
        if (made == null) {
            require(OptionalLibrary.S3);
            made = settingsOf("S3")
                    .build(
                            S3Client.builder()
                                    .forcePathStyle(settings.endpointOf("S3") != null)
                                    .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED),
                            transport(),
                            config -> {});
            s3 = made;
            IdentityProvider<?> credentials = made.serviceClientConfiguration().credentialsProvider();
            Object _ = SdkFaults.configuring(() -> credentials.resolveIdentity().join());
        }
        return made;
    }

    /**
     * The client of AWS Glue.
     *
     * @throws AwsConfigException when region or credentials are not to be found, or the SDK's client of Glue, an optional dependency
     */
    synchronized GlueClient glue() {
        GlueClient made = glue;
        if (made == null) {
            require(OptionalLibrary.GLUE);
            made = settingsOf("GLUE").build(GlueClient.builder(), transport(), this::timed);
            glue = made;
        }
        return made;
    }

    /**
     * The client of the SQS service where {@code queue} is: in the region of its URL, if it has one.
     *
     * @throws AwsConfigException when region or credentials are not to be found, or the SDK's client of SQS, an optional dependency
     */
    synchronized SqsClient sqs(QueueAddress queue) {
        SqsClient made = sqs.get(queue);
        if (made == null) {
            require(OptionalLibrary.SQS);
            made = new ClientSettings(settings.in(queue.region()), endpointOf(queue))
                    .build(
                            SqsClient.builder(),
                            transport(),
                            config -> timed(config).addExecutionInterceptor(new AnswerCheck(QueueAnswers::flaw)));
            sqs.put(queue, made);
        }
        return made;
    }

    private @Nullable URI endpointOf(QueueAddress queue) {
        return settings.endpointOf("SQS", queue.endpoint());
    }

    private static void require(OptionalLibrary library) {
        if (!library.isThere()) {
            throw new AwsConfigException(library.missing());
        }
    }

    /** The place of the services, for messages: {@code eu-west-1}, or an endpoint's address. */
    public String place() {
        return place(settings.endpointOf("KINESIS"), settings.region());
    }

    /** Whether the Kinesis service is an endpoint on this machine, which has no readers to share it with. */
    public boolean isOnThisMachine() {
        URI endpoint = settings.endpointOf("KINESIS");
        return endpoint != null && OneShotHttp.isThisMachine(String.valueOf(endpoint.getHost()));
    }

    /** The place of the S3 service. */
    String placeOfObjects() {
        return place(settings.endpointOf("S3"), settings.region());
    }

    /** The place of Glue's registry of schemas. */
    String placeOfSchemas() {
        return place(settings.endpointOf("GLUE"), settings.region());
    }

    /** The place of a queue. */
    String placeOf(QueueAddress queue) {
        String region = queue.region();
        return region != null ? region : place(endpointOf(queue), settings.region());
    }

    private static String place(@Nullable URI endpoint, @Nullable String region) {
        if (endpoint != null) {
            return endpoint.toString();
        }
        return region != null ? region : "the default region";
    }

    @Override
    public synchronized void close() {
        if (kinesis != null) {
            kinesis.close();
        }
        if (firehose != null) {
            firehose.close();
        }
        if (s3 != null) {
            s3.close();
        }
        if (glue != null) {
            glue.close();
        }
        for (SqsClient each : sqs.values()) {
            each.close();
        }
        if (transport != null) {
            transport.close();
        }
    }

    /** Answers are checked, and come in time as a whole: these services answer with a few megabytes at the most. */
    private void answered(ClientOverrideConfiguration.Builder config) {
        timed(config).addExecutionInterceptor(new AnswerCheck(Answers::flaw));
    }

    private ClientOverrideConfiguration.Builder timed(ClientOverrideConfiguration.Builder config) {
        return config.apiCallTimeout(settings.timeout());
    }

    private ClientSettings settingsOf(String service) {
        return new ClientSettings(settings, settings.endpointOf(service));
    }

    private SdkHttpClient transport() {
        SdkHttpClient made = transport;
        if (made == null) {
            made = http.get();
            transport = made;
        }
        return made;
    }
}
