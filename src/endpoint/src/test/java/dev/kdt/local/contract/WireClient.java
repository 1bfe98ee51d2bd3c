package dev.kdt.local.contract;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/**
 * Calls operations in one of the protocols. Requests and answers are given as JSON: for CBOR, payloads are turned into bytes and
 * times into milliseconds on the way out, and back on the way in.
 */
final class WireClient implements AutoCloseable {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());
    private static final Set<String> BLOBS = Set.of("Data");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;
    private final Wire wire;

    /** A protocol. */
    enum Wire {
        JSON("application/x-amz-json-1.1"),
        CBOR("application/x-amz-cbor-1.1");

        private final String contentType;

        Wire(String contentType) {
            this.contentType = contentType;
        }
    }

    /**
     * What came back.
     *
     * @param body as JSON; missing when there is none
     */
    record Answer(int status, Map<String, String> headers, JsonNode body) {}

    WireClient(URI endpoint, Wire wire) {
        this.endpoint = endpoint;
        this.wire = wire;
    }

    Answer call(String operation, JsonNode request) throws IOException, InterruptedException {
        byte[] body = wire == Wire.JSON ? JSON.writeValueAsBytes(request) : CBOR.writeValueAsBytes(toCbor("", request));
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(endpoint)
                        .header("X-Amz-Target", "Kinesis_20131202." + operation)
                        .header("Content-Type", wire.contentType)
                        .header("X-Amz-Date", "20260101T000000Z")
                        .header(
                                "Authorization",
                                "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/kinesis/aws4_request, "
                                        + "SignedHeaders=host, Signature=0")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        Map<String, String> headers = Map.of(
                "Content-Type", answer.headers().firstValue("Content-Type").orElse(""),
                "x-amzn-RequestId",
                        answer.headers().firstValue("x-amzn-RequestId").orElse(""),
                "x-amz-crc32", answer.headers().firstValue("x-amz-crc32").orElse(""));
        if (!headers.get("Content-Type").equals(wire.contentType)) {
            throw new AssertionError("asked in " + wire + ", answered as " + headers);
        }
        return new Answer(answer.statusCode(), headers, read(answer.body()));
    }

    private JsonNode read(byte[] body) throws IOException {
        if (body.length == 0) {
            return JSON.missingNode();
        }
        return wire == Wire.JSON ? JSON.readTree(body) : fromCbor("", CBOR.readTree(body));
    }

    private static JsonNode toCbor(String name, JsonNode value) {
        if (BLOBS.contains(name) && value.isTextual()) {
            try {
                byte[] bytes = Base64.getDecoder().decode(value.textValue());
                boolean isRight = Base64.getEncoder().encodeToString(bytes).equals(value.textValue());
                return isRight ? BinaryNode.valueOf(bytes) : value;
            } catch (IllegalArgumentException _) {
                return value; // Wrong in JSON, and wrong here.
            }
        }
        if (name.endsWith("Timestamp") && value.isNumber()) {
            return LongNode.valueOf(value.decimalValue().movePointRight(3).longValue());
        }
        return each(value, WireClient::toCbor);
    }

    private static JsonNode fromCbor(String name, JsonNode value) throws IOException {
        if (value.isBinary()) {
            return JSON.getNodeFactory().textNode(Base64.getEncoder().encodeToString(value.binaryValue()));
        }
        if ((name.endsWith("Timestamp") || name.endsWith("At")) && value.isNumber()) {
            return DecimalNode.valueOf(value.decimalValue().movePointLeft(3));
        }
        return each(value, (member, one) -> {
            try {
                return fromCbor(member, one);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private interface Turn {
        JsonNode turn(String name, JsonNode value);
    }

    private static JsonNode each(JsonNode value, Turn turn) {
        if (value instanceof ObjectNode object) {
            ObjectNode turned = JSON.createObjectNode();
            object.properties()
                    .forEach(entry -> turned.set(entry.getKey(), turn.turn(entry.getKey(), entry.getValue())));
            return turned;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode turned = JSON.createArrayNode();
            array.forEach(member -> turned.add(turn.turn("", member)));
            return turned;
        }
        return value;
    }

    @Override
    public void close() {
        http.close();
    }
}
