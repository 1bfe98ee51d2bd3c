package dev.kdt.local;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** The AWS SDK's clients, pointed at an endpoint, without retries so that tests see every answer. */
public final class EndpointClients {
    private EndpointClients() {}

    public static KinesisClient kinesis(URI endpoint) {
        return local(KinesisClient.builder(), endpoint)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    public static FirehoseClient firehose(URI endpoint) {
        return local(FirehoseClient.builder(), endpoint)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    public static <B extends AwsClientBuilder<B, ?>> B local(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("made", "up")))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()));
    }
}
