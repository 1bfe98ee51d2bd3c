package dev.kdt.aws;

import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.builder.SdkAsyncClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * The settings of a service's client.
 *
 * @param endpoint where the service is; {@code null}: at AWS
 */
record ClientSettings(AwsSettings aws, @Nullable URI endpoint) {
    /** The region of the embedded endpoint, which has no regions. */
    private static final Region LOCAL_REGION = Region.US_EAST_1;

    private static final AwsCredentialsProvider LOCAL_CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    /**
     * Builds a client.
     *
     * @param http lent by the caller
     * @param also configures what is peculiar to the client
     * @throws AwsConfigException when region or credentials are not to be found
     */
    <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C build(
            B builder, SdkHttpClient http, Consumer<ClientOverrideConfiguration.Builder> also) {
        builder.httpClient(http);
        return build(builder, also);
    }

    /**
     * Builds a client that makes calls side by side.
     *
     * @param http makes the HTTP client, which is closed with this one
     */
    <B extends AwsClientBuilder<B, C> & SdkAsyncClientBuilder<B, C>, C> C build(
            B builder, SdkAsyncHttpClient.Builder<?> http) {
        builder.httpClientBuilder(http);
        return build(builder, config -> {});
    }

    private <B extends AwsClientBuilder<B, C>, C> C build(
            B builder, Consumer<ClientOverrideConfiguration.Builder> also) {
        builder.overrideConfiguration(config -> {
            config.retryStrategy(AwsRetryStrategy.doNotRetry());
            also.accept(config);
        });
        if (aws.local() != null) {
            builder.region(LOCAL_REGION).credentialsProvider(LOCAL_CREDENTIALS);
        } else {
            identify(builder);
        }
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        return SdkFaults.configuring(builder::build);
    }

    private <B extends AwsClientBuilder<B, C>, C> void identify(B builder) {
        Profiles.requireNamed(aws);
        String profile = aws.profile();
        if (profile != null) {
            builder.overrideConfiguration(builder.overrideConfiguration().toBuilder()
                    .defaultProfileName(profile)
                    .build());
            builder.credentialsProvider(
                    DefaultCredentialsProvider.builder().profileName(profile).build());
        }
        if (aws.region() != null) {
            builder.region(Region.of(aws.region()));
        }
    }
}
