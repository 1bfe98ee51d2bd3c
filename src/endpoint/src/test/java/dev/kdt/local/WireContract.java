package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The wire itself: what is refused before an action is asked, and in which words. Each environment in which it must hold is a
 * class that extends this one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class WireContract {
    private static final String SIGNED =
            "AWS4-HMAC-SHA256 Credential=a/20260101/eu-west-1/kinesis/aws4_request, SignedHeaders=host, Signature=0";

    private final HttpClient http = HttpClient.newHttpClient();
    private TestedEndpoint tested;

    /** Starts what is to be judged; {@code data} is a folder that it may use. */
    protected abstract TestedEndpoint endpoint(Path data) throws IOException;

    @BeforeAll
    void start(@TempDir Path data) throws IOException {
        tested = endpoint(data);
    }

    @AfterAll
    void stop() throws IOException {
        http.close();
        tested.close();
    }

    @Test
    void anUnknownOperationIsRefused() throws Exception {
        HttpResponse<String> answer = call("Kinesis_20131202.Nothing", "{}");
        assertEquals(400, answer.statusCode());
        assertEquals("{\"__type\":\"UnknownOperationException\"}", answer.body());
        assertTrue(answer.headers().firstValue("x-amzn-RequestId").isPresent());
        assertTrue(answer.headers().firstValue("x-amz-crc32").isPresent());
    }

    @Test
    void bodiesThatAreNoJsonAreRefused() throws Exception {
        for (String body : List.of("", "{", "[]", "1", "{\"a\":}", "[".repeat(100_000))) {
            assertEquals(
                    "{\"__type\":\"SerializationException\"}",
                    call("Kinesis_20131202.ListStreams", body).body());
        }
    }

    @Test
    void valuesOfTheWrongTypeAreRefusedInTheServicesWords() throws Exception {
        Map<String, String> refusals = new TreeMap<>();
        refusals.put("{\"Limit\":\"x\"}", "class java.lang.String can not be converted to an Integer");
        refusals.put("{\"Limit\":true}", "class java.lang.Boolean can not be converted to an Integer");
        refusals.put("{\"Limit\":[]}", "Start of list found where not expected");
        refusals.put("{\"Limit\":{}}", "Start of structure or map found where not expected.");
        refusals.put(
                "{\"ExclusiveStartStreamName\":1}",
                "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String");
        for (Map.Entry<String, String> refusal : refusals.entrySet()) {
            assertEquals(
                    "{\"__type\":\"SerializationException\",\"Message\":\"" + refusal.getValue() + "\"}",
                    call("Kinesis_20131202.ListStreams", refusal.getKey()).body());
        }
    }

    @Test
    void brokenConstraintsAreToldTogether() throws Exception {
        assertEquals(
                "{\"__type\":\"ValidationException\",\"message\":\"3 validation errors detected: "
                        + "Value '0' at 'shardCount' failed to satisfy constraint: "
                        + "Member must have value greater than or equal to 1; "
                        + "Value '' at 'streamName' failed to satisfy constraint: "
                        + "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; "
                        + "Value '' at 'streamName' failed to satisfy constraint: "
                        + "Member must have length greater than or equal to 1\"}",
                call("Kinesis_20131202.CreateStream", "{\"ShardCount\":0,\"StreamName\":\"\"}")
                        .body());
        assertEquals(
                "{\"__type\":\"ValidationException\",\"message\":\"1 validation error detected: "
                        + "Value null at 'shardId' failed to satisfy constraint: Member must not be null\"}",
                call("Kinesis_20131202.GetShardIterator", "{\"ShardIteratorType\":\"LATEST\",\"StreamName\":\"a\"}")
                        .body());
    }

    @Test
    void missingOrBrokenAuthorizationIsRefused() throws Exception {
        HttpRequest.Builder request = request("Kinesis_20131202.ListStreams", "{}");
        assertEquals(
                "{\"__type\":\"MissingAuthenticationTokenException\",\"message\":\"Missing Authentication Token\"}",
                send(request).body());
        assertEquals(
                "{\"__type\":\"IncompleteSignatureException\",\"message\":\"Authorization header requires 'Credential'"
                    + " parameter. Authorization header requires 'Signature' parameter. Authorization header requires"
                    + " 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or"
                    + " a 'Date' header. Authorization=X\"}",
                send(request.header("Authorization", "X")).body());
    }

    @Test
    void aSignatureIsInTheHeaderOrInTheQuery() throws Exception {
        assertEquals(
                "{\"__type\":\"InvalidSignatureException\",\"message\":\"Found both 'X-Amz-Algorithm' as a"
                        + " query-string param and 'Authorization' as HTTP header.\"}",
                send(request("/?X-Amz-Algorithm", "Kinesis_20131202.ListStreams", "{}")
                                .header("Authorization", "X"))
                        .body());
        assertEquals(
                "{\"__type\":\"IncompleteSignatureException\",\"message\":\"AWS query-string parameters must include"
                    + " 'X-Amz-Signature'. AWS query-string parameters must include 'X-Amz-SignedHeaders'. AWS"
                    + " query-string parameters must include 'X-Amz-Date'. Re-examine the query-string parameters.\"}",
                send(request(
                                "/?X-Amz-Algorithm=a&X-Amz-Credential=b&X-Amz-Date=",
                                "Kinesis_20131202.ListStreams",
                                "{}"))
                        .body());
        String whole = "/?X-Amz-Algorithm=a&X-Amz-Credential=b&X-Amz-Signature=c&X-Amz-SignedHeaders=d&X-Amz-Date=e";
        assertEquals(
                200, send(request(whole, "Kinesis_20131202.ListStreams", "{}")).statusCode());
    }

    @Test
    void theOldFrontEndKnowsNothing() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri())
                .header("Content-Type", "application/json")
                .header("X-Amz-Target", "Kinesis_20131202.ListStreams");
        HttpResponse<String> unknown = send(request.POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertEquals(404, unknown.statusCode());
        assertEquals(
                "{\"Output\":{\"__type\":\"com.amazon.coral.service#UnknownOperationException\"},\"Version\":\"1.0\"}",
                unknown.body());
        HttpResponse<String> unreadable = send(request.POST(HttpRequest.BodyPublishers.ofString("hello")));
        assertEquals(400, unreadable.statusCode());
        assertEquals(
                "{\"Output\":{\"__type\":\"com.amazon.coral.service#SerializationException\"},\"Version\":\"1.0\"}",
                unreadable.body());
    }

    @Test
    void aBrowserMayAskWhatItMayDo() throws Exception {
        HttpResponse<String> may = send(HttpRequest.newBuilder(uri())
                .header("Origin", "http://localhost:3000")
                .header("Access-Control-Request-Headers", "a, b")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertEquals(200, may.statusCode());
        assertEquals(
                "*", may.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        assertEquals(
                "a, b", may.headers().firstValue("Access-Control-Allow-Headers").orElse(""));
        assertEquals(
                "POST", may.headers().firstValue("Access-Control-Allow-Methods").orElse(""));
        assertEquals(
                "172800", may.headers().firstValue("Access-Control-Max-Age").orElse(""));
        assertTrue(may.headers().firstValue("x-amz-id-2").isEmpty());
        HttpResponse<String> called = send(request("Kinesis_20131202.ListStreams", "{}")
                .header("Origin", "http://localhost:3000")
                .header("Authorization", SIGNED)
                .header("X-Amz-Date", "20260101T000000Z"));
        assertEquals(200, called.statusCode());
        assertEquals(
                "*", called.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        assertEquals(
                "x-amzn-RequestId,x-amzn-ErrorType,x-amz-request-id,x-amz-id-2,x-amzn-ErrorMessage,Date",
                called.headers().firstValue("Access-Control-Expose-Headers").orElse(""));
    }

    @Test
    void otherMethodsAndContentTypesAreRefusedAsXml() throws Exception {
        HttpResponse<String> got = http.send(
                HttpRequest.newBuilder(uri().resolve("/streams")).GET().build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(403, got.statusCode());
        assertTrue(got.body().startsWith("<AccessDeniedException>"));
        HttpResponse<String> text = send(HttpRequest.newBuilder(uri())
                .header("Content-Type", "text/plain")
                .header("X-Amz-Target", "Kinesis_20131202.ListStreams")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertEquals(404, text.statusCode());
        assertEquals("<UnknownOperationException/>\n", text.body());
        HttpResponse<String> nothing =
                send(HttpRequest.newBuilder(uri()).POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertEquals(403, nothing.statusCode());
        assertEquals(
                "<AccessDeniedException>\n"
                        + "  <Message>Unable to determine service/operation name to be authorized</Message>\n"
                        + "</AccessDeniedException>\n",
                nothing.body());
    }

    @Test
    void bodiesMayComeInChunksOrOnlyWhenAskedFor() throws Exception {
        HttpRequest.Builder request = request("Kinesis_20131202.ListStreams", "{}")
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", SIGNED)
                .header("X-Amz-Date", "20260101T000000Z");
        assertEquals(200, send(request.copy().expectContinue(true)).statusCode());
        InputStream body = new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                200,
                send(request.POST(HttpRequest.BodyPublishers.ofInputStream(() -> body)))
                        .statusCode());
    }

    @Test
    void randomBytesNeverBreakIt() throws Exception {
        Random random = new Random(42);
        for (int i = 0; i < 200; i++) {
            byte[] body = new byte[random.nextInt(64) + 1];
            random.nextBytes(body);
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(uri())
                            .header("Content-Type", "application/x-amz-cbor-1.1")
                            .header("X-Amz-Target", "Kinesis_20131202.PutRecords")
                            .header("Authorization", SIGNED)
                            .header("X-Amz-Date", "20260101T000000Z")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertEquals(400, answer.statusCode());
        }
    }

    /** Where the endpoint is. */
    final URI uri() {
        return tested.uri();
    }

    private HttpResponse<String> call(String target, String body) throws Exception {
        return send(request(target, body).header("Authorization", SIGNED).header("X-Amz-Date", "20260101T000000Z"));
    }

    private HttpRequest.Builder request(String target, String body) {
        return request("/", target, body);
    }

    private HttpRequest.Builder request(String path, String target, String body) {
        return HttpRequest.newBuilder(uri().resolve(path))
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", target)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
