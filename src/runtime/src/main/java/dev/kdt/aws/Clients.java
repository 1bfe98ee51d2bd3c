package dev.kdt.aws;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.TlsTrustManagersProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The services' clients, made when first asked for and closed together. The SDK sends nothing twice by itself: the callers know
 * which part of a request failed, and there is one place that counts and retries.
 */
public final class Clients implements AutoCloseable {
    /** The region of the embedded endpoint, which has no regions. */
    private static final Region LOCAL_REGION = Region.US_EAST_1;

    private static final AwsCredentialsProvider LOCAL_CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    private final AwsSettings settings;
    private final Supplier<SdkHttpClient> http;
    private @Nullable SdkHttpClient transport;
    private @Nullable KinesisClient kinesis;
    private @Nullable FirehoseClient firehose;
    private @Nullable S3Client s3;

    private Clients(AwsSettings settings, Supplier<SdkHttpClient> http) {
        this.settings = settings;
        this.http = http;
    }

    /** For a command that makes a few calls and ends: starts fastest. */
    public static Clients oneShot(AwsSettings settings) {
        return new Clients(
                settings,
                () -> UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(5))
                        .socketTimeout(Duration.ofSeconds(30))
                        .tlsTrustManagersProvider(trusted(settings))
                        .build());
    }

    /** For a command that makes many calls, several at a time. */
    public static Clients streaming(AwsSettings settings) {
        return new Clients(
                settings,
                () -> Apache5HttpClient.builder()
                        .maxConnections(256)
                        .connectionTimeout(Duration.ofSeconds(5))
                        .socketTimeout(Duration.ofSeconds(60))
                        .tlsTrustManagersProvider(trusted(settings))
                        .build());
    }

    /** The timeout of an optional call: that of all calls, but at most {@code most}. */
    Duration timeout(Duration most) {
        Duration any = settings.timeout();
        return any.compareTo(most) < 0 ? any : most;
    }

    private static @Nullable TlsTrustManagersProvider trusted(AwsSettings settings) {
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
            made = build(KinesisClient.builder(), "KINESIS", this::answered);
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
            made = build(FirehoseClient.builder(), "FIREHOSE", this::answered);
            firehose = made;
        }
        return made;
    }

    /**
     * The client of the S3 service, or of one that is compatible with it: buckets stand in the path, and no checksums are sent
     * that only AWS knows.
     *
     * @throws AwsConfigException when region or credentials are not to be found
     */
    public synchronized S3Client s3() {
        S3Client made = s3;
        if (made == null) {
            made = build(
                    S3Client.builder()
                            .forcePathStyle(settings.endpointOf("S3") != null)
                            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED),
                    "S3",
                    config -> {});
            s3 = made;
            IdentityProvider<?> credentials = made.serviceClientConfiguration().credentialsProvider();
            Object _ = SdkFaults.configuring(() -> credentials.resolveIdentity().join());
        }
        return made;
    }

    /** The place of the services, for messages: {@code eu-west-1}, or an endpoint's address. */
    public String place() {
        URI endpoint = settings.endpointOf("KINESIS");
        if (endpoint != null) {
            return endpoint.toString();
        }
        return settings.region() != null ? settings.region() : "the default region";
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
        if (transport != null) {
            transport.close();
        }
    }

    /** Answers are checked, and come in time as a whole: these services answer with a few megabytes at the most. */
    private void answered(ClientOverrideConfiguration.Builder config) {
        config.addExecutionInterceptor(new AnswerCheck()).apiCallTimeout(settings.timeout());
    }

    private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C build(
            B builder, String service, Consumer<ClientOverrideConfiguration.Builder> also) {
        builder.httpClient(transport());
        builder.overrideConfiguration(config -> {
            config.retryStrategy(AwsRetryStrategy.doNotRetry());
            also.accept(config);
        });
        String profile = settings.profile();
        if (settings.local() == null) {
            Profiles.requireNamed(settings);
        }
        if (settings.local() != null) {
            builder.region(LOCAL_REGION).credentialsProvider(LOCAL_CREDENTIALS);
        } else {
            if (profile != null) {
                builder.overrideConfiguration(builder.overrideConfiguration().toBuilder()
                        .defaultProfileName(profile)
                        .build());
                builder.credentialsProvider(DefaultCredentialsProvider.builder()
                        .profileName(profile)
                        .build());
            }
            if (settings.region() != null) {
                builder.region(Region.of(settings.region()));
            }
        }
        URI endpoint = settings.endpointOf(service);
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        return SdkFaults.configuring(builder::build);
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
