package dev.kdt.aws;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** The operations that only an embedded endpoint has. AWS's services and other emulators refuse them. */
public final class LocalControl {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(5);

    private final URI endpoint;

    private LocalControl(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** Of the endpoint that {@code settings} name; empty when they mean AWS itself. */
    public static Optional<LocalControl> of(AwsSettings settings) {
        return Optional.ofNullable(settings.endpointOf("FIREHOSE")).map(LocalControl::new);
    }

    /**
     * Delivers what the delivery stream has buffered, and waits for it.
     *
     * @throws AwsException when there is no such delivery stream, or nobody listens
     */
    public void flush(String deliveryStream) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("X-Amz-Target", "Kdt.FlushDeliveryStream")
                .header("Content-Type", "application/x-amz-json-1.1")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/firehose/aws4_request, "
                                + "SignedHeaders=host, Signature=none")
                .header("X-Amz-Date", "20260101T000000Z")
                .timeout(ANSWER)
                .POST(HttpRequest.BodyPublishers.ofString("{\"DeliveryStreamName\":\"" + deliveryStream + "\"}"))
                .build();
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw refused(deliveryStream, answer);
            }
        } catch (IOException e) {
            throw new AwsException("cannot connect to " + endpoint + " (is 'kdt local' running there?)", e);
        }
    }

    private AwsException refused(String deliveryStream, HttpResponse<String> answer) {
        boolean isMissing = answer.body().contains("ResourceNotFoundException");
        return new AwsException(
                isMissing
                        ? "delivery stream '" + deliveryStream + "' not found at " + endpoint
                                + " (kdt delivery list shows what is there)"
                        : endpoint + " does not deliver on demand: only the endpoint of 'kdt local' does",
                new IOException(answer.statusCode() + " " + answer.body()));
    }
}
