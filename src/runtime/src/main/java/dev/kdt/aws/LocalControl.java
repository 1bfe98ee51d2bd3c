package dev.kdt.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.flow.Sleeper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operations that only an embedded endpoint has. AWS's services and other emulators refuse them. */
public final class LocalControl {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A flush waits for deliveries. */
    private static final Duration ANSWER = Duration.ofMinutes(5);

    private final LocalHttp http;
    private final URI endpoint;
    private final Duration timeout;

    private LocalControl(LocalHttp http) {
        this.http = http;
        this.endpoint = http.endpoint();
        this.timeout = http.timeout();
    }

    /**
     * A fault rule that is in force.
     *
     * @param asked how many occasions it was about
     * @param struck on how many of these it struck
     */
    public record Fault(int number, String rule, long asked, long struck) {}

    /**
     * The result of a flush.
     *
     * @param rejected records that went to the error output since the flush before
     * @param skipped objects that were not loaded into a database since then
     * @param failure why something is not delivered yet; empty when everything is
     */
    public record Flush(long rejected, long skipped, String failure) {}

    /** Of the endpoint that {@code settings} name; empty when they mean AWS itself. */
    public static Optional<LocalControl> of(AwsSettings settings) {
        return Optional.ofNullable(settings.endpointOf("FIREHOSE"))
                .map(endpoint ->
                        new LocalControl(new LocalHttp(endpoint, settings.caBundle(), settings.timeout(ANSWER))));
    }

    /** Of the endpoint at an address. */
    public static LocalControl at(URI endpoint) {
        return new LocalControl(new LocalHttp(endpoint, null, ANSWER));
    }

    /** The endpoint's address. */
    public URI endpoint() {
        return endpoint;
    }

    /**
     * Its event source mappings.
     *
     * @param sleeper waits between looks whether a change is in force
     */
    public LocalMappings mappings(Sleeper sleeper) {
        return new LocalMappings(http, sleeper);
    }

    /**
     * Delivers what a delivery stream has buffered, and waits for it for {@code most} at the most.
     *
     * @throws AwsException when there is no such delivery stream, or nobody listens
     */
    public Flush flush(String deliveryStream, Duration most) throws InterruptedException {
        JsonNode answer = call(
                "FlushDeliveryStream",
                JSON.createObjectNode()
                        .put("DeliveryStreamName", deliveryStream)
                        .put("TimeoutMillis", most.toMillis()),
                "delivery stream '" + deliveryStream + "' not found in " + endpoint + " (kdt delivery list shows all)",
                most.compareTo(timeout) < 0 ? timeout : timeout.plus(most));
        if (!answer.path("Failure").isTextual() || !isCount(answer, "Rejected") || !isCount(answer, "Skipped")) {
            throw http.senseless("FlushDeliveryStream", answer.toString());
        }
        return new Flush(
                answer.path("Rejected").asLong(),
                answer.path("Skipped").asLong(),
                answer.path("Failure").asText());
    }

    /**
     * Lets time pass on a virtual clock, with all that falls into it.
     *
     * @return what the clock says then
     * @throws AwsException when the clock is the system's, or nobody listens
     */
    public Instant tick(Duration time) throws InterruptedException {
        JsonNode answer = call("Tick", JSON.createObjectNode().put("Millis", time.toMillis()));
        if (!answer.path("Now").isNumber() || !isInCalendar(answer.path("Now").doubleValue())) {
            throw http.senseless("Tick", answer.toString());
        }
        return Instant.ofEpochMilli(
                answer.path("Now").decimalValue().movePointRight(3).longValue());
    }

    /** The fault rules in force. */
    public List<Fault> faults() throws InterruptedException {
        List<Fault> faults = new ArrayList<>();
        JsonNode answer = call("ListFaults", JSON.createObjectNode());
        if (!answer.path("Rules").isArray()) {
            throw http.senseless("ListFaults", answer.toString());
        }
        for (JsonNode rule : answer.path("Rules")) {
            boolean isWhole = rule.path("Rule").isTextual()
                    && isCount(rule, "Number")
                    && isCount(rule, "Asked")
                    && isCount(rule, "Struck");
            if (!isWhole) {
                throw http.senseless("ListFaults", answer.toString());
            }
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
                "no fault rule " + number + " in " + endpoint + " (kdt local fault list shows all)");
    }

    private static boolean isCount(JsonNode answer, String name) {
        return answer.path(name).canConvertToLong()
                && answer.path(name).isIntegralNumber()
                && answer.path(name).longValue() >= 0;
    }

    /** Whether a clock may say that it is so many seconds since 1970. */
    private static boolean isInCalendar(double seconds) {
        return Math.abs(seconds) <= Instant.MAX.getEpochSecond() / 1000.0;
    }

    private JsonNode call(String operation, ObjectNode request) throws InterruptedException {
        return call(operation, request, endpoint + " does not have what was asked for");
    }

    private JsonNode call(String operation, ObjectNode request, String missing) throws InterruptedException {
        return call(operation, request, missing, timeout);
    }

    /**
     * @param missing what to say when the endpoint does not find what the request names
     * @param patience how long to wait for the answer
     */
    private JsonNode call(String operation, ObjectNode request, String missing, Duration patience)
            throws InterruptedException {
        HttpRequest asked = HttpRequest.newBuilder(endpoint)
                .header("X-Amz-Target", "Kdt." + operation)
                .header("Content-Type", "application/x-amz-json-1.1")
                .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                .build();
        HttpResponse<String> answer = http.send(asked, patience);
        if (answer.statusCode() != 200) {
            throw refused(answer, missing);
        }
        return http.result(operation, answer.body());
    }

    /** The exception for a refusal, in the endpoint's own words unless another server answered. */
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
