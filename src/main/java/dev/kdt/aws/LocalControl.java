package dev.kdt.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The operations that only an embedded endpoint has. AWS's services and other emulators refuse them. */
public final class LocalControl {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(5);

    private final URI endpoint;
    private final @Nullable Path caBundle;

    private LocalControl(URI endpoint, @Nullable Path caBundle) {
        this.endpoint = endpoint;
        this.caBundle = caBundle;
    }

    /**
     * A fault rule that is in force.
     *
     * @param asked how many occasions it was about
     * @param struck on how many of these it struck
     */
    public record Fault(int number, String rule, long asked, long struck) {}

    /** Of the endpoint that {@code settings} name; empty when they mean AWS itself. */
    public static Optional<LocalControl> of(AwsSettings settings) {
        return Optional.ofNullable(settings.endpointOf("FIREHOSE"))
                .map(endpoint -> new LocalControl(endpoint, settings.caBundle()));
    }

    /** Of the endpoint at an address. */
    public static LocalControl at(URI endpoint) {
        return new LocalControl(endpoint, null);
    }

    /**
     * Delivers what the delivery stream has buffered, and waits for it.
     *
     * @throws AwsException when there is no such delivery stream, or nobody listens
     */
    public void flush(String deliveryStream) throws InterruptedException {
        call(
                "FlushDeliveryStream",
                JSON.createObjectNode().put("DeliveryStreamName", deliveryStream),
                "delivery stream '" + deliveryStream + "' not found at " + endpoint + " (kdt delivery list shows all)");
    }

    /**
     * Lets time pass on a virtual clock, with all that falls into it.
     *
     * @return what the clock says then
     * @throws AwsException when the clock is the system's, or nobody listens
     */
    public Instant tick(Duration time) throws InterruptedException {
        JsonNode answer = call("Tick", JSON.createObjectNode().put("Millis", time.toMillis()));
        return Instant.ofEpochMilli(
                answer.path("Now").decimalValue().movePointRight(3).longValue());
    }

    /** The fault rules in force. */
    public List<Fault> faults() throws InterruptedException {
        List<Fault> faults = new ArrayList<>();
        for (JsonNode rule : call("ListFaults", JSON.createObjectNode()).path("Rules")) {
            faults.add(new Fault(
                    rule.path("Number").asInt(),
                    rule.path("Rule").asText(),
                    rule.path("Asked").asLong(),
                    rule.path("Struck").asLong()));
        }
        return faults;
    }

    /**
     * Puts a fault rule in force, beside those that are.
     *
     * @throws AwsException when it is no rule
     */
    public void addFault(String rule) throws InterruptedException {
        ObjectNode request = JSON.createObjectNode();
        request.putArray("Rules").add(rule);
        call("AddFaults", request);
    }

    /** Takes all fault rules out of force. */
    public void clearFaults() throws InterruptedException {
        call("ClearFaults", JSON.createObjectNode());
    }

    /**
     * Takes the fault rule with this number out of force.
     *
     * @throws AwsException when there is none
     */
    public void clearFault(int number) throws InterruptedException {
        call(
                "ClearFaults",
                JSON.createObjectNode().put("Number", number),
                "no fault rule " + number + " at " + endpoint + " (kdt local fault list shows all)");
    }

    private JsonNode call(String operation, ObjectNode request) throws InterruptedException {
        return call(operation, request, endpoint + " does not have what was asked for");
    }

    /** @param missing what to say when the endpoint does not find what the request names */
    private JsonNode call(String operation, ObjectNode request, String missing) throws InterruptedException {
        HttpRequest asked = HttpRequest.newBuilder(endpoint)
                .header("X-Amz-Target", "Kdt." + operation)
                .header("Content-Type", "application/x-amz-json-1.1")
                .timeout(ANSWER)
                .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                .build();
        HttpClient.Builder client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
        if (caBundle != null) {
            client.sslContext(TrustedCertificates.contextOf(caBundle));
        }
        try (HttpClient http = client.build()) {
            HttpResponse<String> answer = http.send(asked, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw refused(answer, missing);
            }
            return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        } catch (SSLException e) {
            throw new AwsException(endpoint + " is not trusted (AWS_CA_BUNDLE=FILE names a certificate to trust)", e);
        } catch (IOException e) {
            throw new AwsException("cannot connect to " + endpoint + " (is 'kdt local' running there?)", e);
        }
    }

    /** What a refusal means: the endpoint says so itself, unless it is another one. */
    private AwsException refused(HttpResponse<String> answer, String missing) {
        String type = "";
        String message = "";
        try {
            JsonNode body = JSON.readTree(answer.body());
            type = body.path("__type").asText();
            message = body.path("message").asText();
        } catch (IOException _) {
            // Not JSON: another endpoint, as told below.
        }
        IOException cause = new IOException(answer.statusCode() + " " + answer.body());
        return switch (type) {
            case "ResourceNotFoundException" -> new AwsException(missing, cause);
            case "InvalidArgumentException", "ValidationException", "AccessDeniedException" ->
                new AwsException(endpoint + ": " + message, cause);
            default -> new AwsException(endpoint + " does not support this: only 'kdt local' does", cause);
        };
    }
}
