package dev.kdt.endpoint.junit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Calls operations over HTTP, as any client does. */
final class EndpointCalls implements AutoCloseable {
    static final String KINESIS = "Kinesis_20131202.";
    /** The endpoint wants a signature with a region, and does not check it. */
    private static final String UNCHECKED =
            "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/kinesis/aws4_request, "
                    + "SignedHeaders=host, Signature=0";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI endpoint;

    EndpointCalls(URI endpoint) {
        this.endpoint = endpoint;
    }

    static ObjectNode request() {
        return JSON.createObjectNode();
    }

    /**
     * Calls an operation.
     *
     * @throws IllegalStateException when it is refused; the message is the endpoint's
     */
    JsonNode call(String target, ObjectNode request) {
        HttpRequest post = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", target)
                .header("Authorization", UNCHECKED)
                .header("X-Amz-Date", "20260101T000000Z")
                .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                .build();
        try {
            HttpResponse<byte[]> answer = client.send(post, HttpResponse.BodyHandlers.ofByteArray());
            JsonNode body = answer.body().length == 0 ? request() : JSON.readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(target + ": " + body);
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(target + " was interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
