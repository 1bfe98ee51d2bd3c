package dev.kdt.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.flow.Sleeper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The event source mappings of an embedded endpoint, by Lambda's own API ("AWS Lambda API Reference, CreateEventSourceMapping" and
 * its like).
 */
public final class LocalMappings {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Requests to Lambda are signed, and the endpoint checks only that there is a signature. */
    private static final String SIGNED = "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/lambda/aws4_request,"
            + " SignedHeaders=host, Signature=0000000000000000000000000000000000000000000000000000000000000000";

    private static final String PATH = "/2015-03-31/event-source-mappings/";

    /** States that pass; in them the endpoint refuses changes, as the service does. */
    private static final Set<String> PASSING = Set.of("Creating", "Enabling", "Disabling", "Updating", "Deleting");

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int MOST_LOOKS = 1200;

    private final LocalHttp http;
    private final Sleeper sleeper;

    LocalMappings(LocalHttp http, Sleeper sleeper) {
        this.http = http;
        this.sleeper = sleeper;
    }

    /**
     * A mapping.
     *
     * @param id its UUID
     * @param function its name
     * @param state such as {@code Enabled}
     * @param lastResult of its last invocation
     */
    public record Mapping(String id, String function, String stream, String state, String lastResult, int batchSize) {
        private static final int LEAST_OF_ID = 4;

        private boolean isNamed(String text) {
            return text.equals(function)
                    || text.equals(function + "=" + stream)
                    || (text.length() >= LEAST_OF_ID && id.startsWith(text));
        }
    }

    /**
     * Maps a stream to a function, and waits until that is in force.
     *
     * @param settings members of the request beside these two
     * @throws AwsException when the endpoint refuses it, or nobody listens
     */
    public Mapping add(String function, String streamArn, Map<String, ?> settings) throws InterruptedException {
        ObjectNode request = JSON.valueToTree(settings);
        request.put("FunctionName", function).put("EventSourceArn", streamArn);
        Mapping made = mapping(call("POST", PATH, request));
        return settled(made).orElse(made);
    }

    /** The mappings there are, sorted by function and stream. */
    public List<Mapping> list() throws InterruptedException {
        List<Mapping> mappings = new ArrayList<>();
        String marker = "";
        do {
            JsonNode page = call("GET", marker.isEmpty() ? PATH : PATH + "?Marker=" + encoded(marker), null);
            if (!page.path("EventSourceMappings").isArray()) {
                throw http.senseless("ListEventSourceMappings", page.toString());
            }
            for (JsonNode each : page.path("EventSourceMappings")) {
                mappings.add(mapping(each));
            }
            marker = page.path("NextMarker").asText("");
        } while (!marker.isEmpty());
        mappings.sort(Comparator.comparing(Mapping::function).thenComparing(Mapping::stream));
        return mappings;
    }

    /**
     * The mappings that a user means.
     *
     * @param text a UUID, the beginning of one, a function's name or {@code FUNCTION=STREAM}
     * @throws AwsException when there is none
     */
    public List<Mapping> named(String text) throws InterruptedException {
        List<Mapping> named = list().stream().filter(each -> each.isNamed(text)).toList();
        if (named.isEmpty()) {
            throw new AwsException(
                    "no mapping '" + text + "' in " + http.endpoint() + " (kdt local mapping list shows all)");
        }
        return named;
    }

    /** Stops the reading of its stream, and waits for calls that run; it goes on from the same place with {@link #resume}. */
    public void pause(Mapping mapping) throws InterruptedException {
        change(mapping, "PUT", JSON.createObjectNode().put("Enabled", false));
    }

    public void resume(Mapping mapping) throws InterruptedException {
        change(mapping, "PUT", JSON.createObjectNode().put("Enabled", true));
    }

    /** Deletes it, and waits for calls that run. */
    public void delete(Mapping mapping) throws InterruptedException {
        change(mapping, "DELETE", null);
    }

    private void change(Mapping mapping, String method, @Nullable ObjectNode body) throws InterruptedException {
        Optional<Mapping> before = settled(mapping);
        if (before.isPresent()) {
            call(method, PATH + mapping.id(), body);
            Optional<Mapping> _ = settled(mapping);
        }
    }

    /**
     * The mapping in a state that lasts; empty when it is deleted.
     *
     * @throws AwsException when it does not come to one: a call of its function goes on and on
     */
    private Optional<Mapping> settled(Mapping mapping) throws InterruptedException {
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            Optional<Mapping> now = list().stream()
                    .filter(each -> each.id().equals(mapping.id()))
                    .findFirst();
            if (now.isEmpty() || !PASSING.contains(now.get().state())) {
                return now;
            }
            sleeper.sleep(BETWEEN_LOOKS);
        }
        throw new AwsException("the mapping of stream '" + mapping.stream() + "' to function '" + mapping.function()
                + "' is still on its way to another state (kdt local mapping list shows which)");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Mapping mapping(JsonNode node) {
        String function = node.path("FunctionArn").asText();
        String stream = node.path("EventSourceArn").asText();
        String id = node.path("UUID").asText();
        if (function.isEmpty() || stream.isEmpty() || id.isEmpty()) {
            throw http.senseless("an operation on mappings", node.toString());
        }
        return new Mapping(
                id,
                function.replaceFirst(".*:function:", ""),
                stream.replaceFirst("[^/]*/", ""),
                node.path("State").asText(),
                node.path("LastProcessingResult").asText(),
                node.path("BatchSize").asInt());
    }

    private JsonNode call(String method, String path, @Nullable ObjectNode body) throws InterruptedException {
        URI uri = http.endpoint().resolve(path);
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("Authorization", SIGNED)
                .header("X-Amz-Date", "20260101T000000Z")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
        if (answer.statusCode() / 100 == 2) {
            return http.result(method + " " + path, answer.body());
        }
        throw refused(answer);
    }

    private AwsException refused(HttpResponse<String> answer) {
        IOException cause = new IOException(answer.statusCode() + " " + answer.body());
        if (answer.headers().firstValue("x-amzn-ErrorType").isEmpty()) {
            return new AwsException(http.endpoint() + " does not support this: only 'kdt local' does", cause);
        }
        String message;
        try {
            JsonNode body = JSON.readTree(answer.body());
            message = body.path("Message").asText(body.path("message").asText());
        } catch (IOException _) {
            message = answer.body();
        }
        return new AwsException(http.endpoint() + ": " + message, cause);
    }
}
