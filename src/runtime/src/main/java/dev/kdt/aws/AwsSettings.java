package dev.kdt.aws;

import dev.kdt.unit.TimeSpan;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the services' clients, from the AWS CLI's options and environment variables.
 *
 * @param profile name of a profile in the AWS configuration files; else the default chain
 * @param region AWS region; else the default chain
 * @param endpointUrl where both services are instead of at AWS
 * @param local an embedded endpoint, spoken to with made-up credentials
 * @param environment the process's environment variables
 */
public record AwsSettings(
        @Nullable String profile,
        @Nullable String region,
        @Nullable URI endpointUrl,
        @Nullable URI local,
        Map<String, String> environment) {
    private static final String TIMEOUT = "KDT_TIMEOUT";

    /** The services answer within milliseconds; this is the read time-out of the AWS SDK. */
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

    /** The same profile and region, with services at {@code url}. */
    public AwsSettings at(URI url) {
        return new AwsSettings(profile, region, url, null, environment);
    }

    /** The endpoint that stands in for {@code service} ({@code KINESIS}, {@code FIREHOSE}, {@code S3}); {@code null} for AWS itself. */
    @Nullable
    URI endpointOf(String service) {
        if (local != null) {
            return local;
        }
        if (endpointUrl != null) {
            return endpointUrl;
        }
        String forService = environment.get("AWS_ENDPOINT_URL_" + service);
        String forAll = forService != null ? forService : environment.get("AWS_ENDPOINT_URL");
        return forAll == null || forAll.isBlank() ? null : URI.create(forAll);
    }

    /**
     * The time within which a service must answer a call ({@code KDT_TIMEOUT}).
     *
     * @throws AwsConfigException when the variable holds no time
     */
    Duration timeout() {
        return timeout(USUAL_TIMEOUT);
    }

    /** The same for calls that usually take longer. */
    Duration timeout(Duration usual) {
        String text = environment.get(TIMEOUT);
        if (text == null || text.isBlank()) {
            return usual;
        }
        Duration span = TimeSpan.parse(text);
        if (span == null || !span.isPositive()) {
            throw new AwsConfigException(TIMEOUT + "=" + text + " is not a duration (write 30s or 2m)");
        }
        return span;
    }

    /** The file with the certificates to trust ({@code AWS_CA_BUNDLE}); {@code null}: those that the JDK brings. */
    @Nullable
    Path caBundle() {
        String file = environment.get("AWS_CA_BUNDLE");
        return file == null || file.isBlank() ? null : Path.of(file);
    }
}
