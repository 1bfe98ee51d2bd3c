package dev.kdt.aws;

import java.time.Duration;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/**
 * Clients for a command that makes many calls, several at a time. A class of its own, since packaged functions have {@link
 * Clients} without the HTTP client of these.
 */
public final class StreamingClients {
    private StreamingClients() {}

    public static Clients of(AwsSettings settings) {
        return new Clients(
                settings,
                () -> Apache5HttpClient.builder()
                        .maxConnections(256)
                        .connectionTimeout(Duration.ofSeconds(5))
                        .socketTimeout(Duration.ofSeconds(60))
                        .tlsTrustManagersProvider(Clients.trusted(settings))
                        .build());
    }
}
