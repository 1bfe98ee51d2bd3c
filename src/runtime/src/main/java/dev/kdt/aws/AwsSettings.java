package dev.kdt.aws;

import dev.kdt.unit.TimeSpan;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the services' clients, from the AWS CLI's options and environment variables.
 *
 * @param profile name of a profile in the AWS configuration files; else the default chain
 * @param region AWS region; else the default chain
 * @param endpointUrl where all services are instead of at AWS
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

    private static final String ENDPOINT = "AWS_ENDPOINT_URL";

    /** The services answer within milliseconds; this is the read time-out of the AWS SDK. */
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

    /** The services of the embedded endpoint. */
    private static final Set<String> EMBEDDED = Set.of("KINESIS", "FIREHOSE");

    /** The same settings in another region; {@code null}: in the same. */
    AwsSettings in(@Nullable String other) {
        return other == null ? this : new AwsSettings(profile, other, endpointUrl, local, environment);
    }

    /** The profile that is named, by the option or by {@code AWS_PROFILE}; null for the default one. */
    public @Nullable String profileInUse() {
        return Profiles.named(this);
    }

    /**
     * The region that is named: by the option, by {@code AWS_REGION}, or in the profile. Null when none is; the default chain may still
     * find one, on a machine of AWS.
     */
    public @Nullable String regionInUse() {
        if (region != null) {
            return region;
        }
        String variable = environment.get("AWS_REGION");
        return variable == null || variable.isEmpty() ? Profiles.region(this) : variable;
    }

    /** The same profile and region, with services at {@code url}. */
    public AwsSettings at(URI url) {
        return new AwsSettings(profile, region, url, null, environment);
    }

    /**
     * The endpoint that stands in for {@code service} ({@code KINESIS}, {@code FIREHOSE}, {@code S3}, {@code SQS}); {@code null} for
     * AWS itself.
     *
     * @throws AwsConfigException when the embedded endpoint has no such service, and nothing names another endpoint for it
     */
    @Nullable
    URI endpointOf(String service) {
        return endpointOf(service, null);
    }

    /**
     * The same, where a resource's own URL tells where it is.
     *
     * @param known where it is when no setting names an endpoint; {@code null}: not known
     */
    @Nullable
    URI endpointOf(String service, @Nullable URI known) {
        if (local != null) {
            return EMBEDDED.contains(service) ? local : beside(service, known);
        }
        if (endpointUrl != null) {
            return endpointUrl;
        }
        String forService = variableOf(service);
        URI named = variable(environment.containsKey(forService) ? forService : ENDPOINT);
        return named != null ? named : known;
    }

    private URI beside(String service, @Nullable URI known) {
        URI named = variable(variableOf(service));
        URI endpoint = named != null ? named : known;
        if (endpoint == null) {
            throw new AwsConfigException("the embedded endpoint has no " + service + " (" + variableOf(service)
                    + "=URL names one that has)");
        }
        return endpoint;
    }

    private static String variableOf(String service) {
        return ENDPOINT + "_" + service;
    }

    private @Nullable URI variable(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : URI.create(value);
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
