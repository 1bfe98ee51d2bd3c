package dev.kdt.local.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kdt.endpoint.event.EndpointListener;
import dev.kdt.endpoint.fault.Faults;
import dev.kdt.local.time.Timeline;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.RestAction;
import dev.kdt.local.wire.RestAnswer;
import dev.kdt.local.wire.Route;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operations that requests name by method and path, and who may call them. */
class RestActionTest {
    private static final int MOST = 1000;

    private final Timeline timeline = new Timeline(Clock.systemUTC());
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private WireServer server;

    /** Tells the members that it was called with. */
    private record PutPart() implements RestAction {
        @Override
        public Route route() {
            return Route.put("/2015-03-31/things/{ThingName}/parts")
                    .withHeader("X-Amz-Kind", "Kind")
                    .withMaxBody(MOST);
        }

        @Override
        public Shape.Structure input() {
            return Shape.structure(
                    Shape.required("ThingName", Shape.text(1, 20)),
                    Shape.optional("MaxItems", Shape.integer(1, 10)),
                    Shape.optional("Wet", Shape.FLAG),
                    Shape.optional("Words", new Shape.ListOf(0, 3, Shape.text(0, 9))),
                    Shape.optional("Kind", Shape.text(0, 9)),
                    Shape.optional("Size", Shape.integer()));
        }

        @Override
        public RestAnswer run(Params params, Caller caller) {
            if (params.text("ThingName").equals("none")) {
                throw ServiceException.failed("ResourceNotFoundException", 404, "Function not found: none");
            }
            return RestAnswer.created(out -> out.node("Given", params.node()).text("Region", caller.region()));
        }
    }

    /** Answers with its payload, the other way round. */
    private record Turn() implements RestAction {
        @Override
        public Route route() {
            return Route.post("/2015-03-31/things/{ThingName}/turn").withPayload("Payload");
        }

        @Override
        public Shape.Structure input() {
            return Shape.structure(Shape.optional("Payload", new Shape.Blob(0, MOST)));
        }

        @Override
        public RestAnswer run(Params params, Caller caller) {
            String turned = new StringBuilder(new String(params.bytes("Payload"), StandardCharsets.UTF_8))
                    .reverse()
                    .toString();
            return new RestAnswer.Payload(
                    200, Map.of("X-Amz-Function-Error", "Unhandled"), turned.getBytes(StandardCharsets.UTF_8));
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = start("127.0.0.1");
    }

    private WireServer start(String host) throws IOException {
        return WireServer.start(
                new WireServer.Address(host, 0, null),
                new WireServer.Operations(List.of(), List.of(), List.of(), List.of(new PutPart(), new Turn())),
                new Faults(0, Clock.systemUTC(), EndpointListener.NONE),
                timeline,
                EndpointListener.NONE);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        timeline.close();
        http.close();
    }

    @Test
    void membersComeFromThePathTheQueryTheHeadersAndTheBody() throws Exception {
        HttpResponse<String> answer = send(
                request("/2015-03-31/things/a%3Ab%20c/parts?MaxItems=3&Wet=true&Words=x&Words=y&Unknown=1")
                        .header("X-Amz-Kind", "round"),
                "PUT",
                "{\"Size\":4,\"ThingName\":\"other\"}");
        assertEquals(201, answer.statusCode());
        assertEquals(
                "{\"Given\":{\"ThingName\":\"a:b c\",\"MaxItems\":3,\"Wet\":true,\"Words\":[\"x\",\"y\"],"
                        + "\"Kind\":\"round\",\"Size\":4},\"Region\":\"eu-west-1\"}",
                answer.body());
        assertEquals(
                "application/json", answer.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                201, send(request("/2015-03-31/things/a/parts/"), "PUT", "").statusCode());
    }

    @Test
    void aBodyThatIsThePayloadIsHandedOnAsItIs() throws Exception {
        HttpResponse<String> answer = send(request("/2015-03-31/things/a/turn"), "POST", "[1,2");
        assertEquals("2,1[", answer.body());
        assertEquals(
                "Unhandled", answer.headers().firstValue("X-Amz-Function-Error").orElseThrow());
    }

    @Test
    void refusalsHaveTheFormOfLambdas() throws Exception {
        HttpResponse<String> missing = send(request("/2015-03-31/things/none/parts"), "PUT", "{}");
        assertEquals(404, missing.statusCode());
        assertEquals("{\"Type\":\"User\",\"Message\":\"Function not found: none\"}", missing.body());
        assertEquals("ResourceNotFoundException", error(missing));
        HttpResponse<String> wrong = send(request("/2015-03-31/things/a/parts?MaxItems=11"), "PUT", "{}");
        assertEquals("ValidationException", error(wrong));
        assertTrue(wrong.body().contains("Value '11' at 'maxItems' failed to satisfy constraint"), wrong.body());
        assertEquals(
                "SerializationException", error(send(request("/2015-03-31/things/a/parts?MaxItems=x"), "PUT", "")));
        for (String body : List.of("{", "[]", "1")) {
            HttpResponse<String> unread = send(request("/2015-03-31/things/a/parts"), "PUT", body);
            assertEquals(400, unread.statusCode());
            assertEquals("InvalidRequestContentException", error(unread));
        }
        HttpResponse<String> large = send(request("/2015-03-31/things/a/parts"), "PUT", " ".repeat(MOST + 1));
        assertEquals(413, large.statusCode());
        assertEquals(
                "{\"Type\":\"User\",\"message\":\"Request must be smaller than 1000 bytes for the PutPart operation\"}",
                large.body());
    }

    @Test
    void pathsAndMethodsOfNoOperationAreUnknown() throws Exception {
        for (String path :
                List.of("/2015-03-31/things", "/2015-03-31/things/a/parts/b", "/2015-03-31", "/2016-01-01/x")) {
            assertEquals(404, send(request(path), "PUT", "{}").statusCode(), path);
        }
        assertEquals(
                404, send(request("/2015-03-31/things/a/parts"), "POST", "{}").statusCode());
        assertEquals(403, send(request("/things/a/parts"), "PUT", "{}").statusCode());
    }

    @Test
    void noPageInABrowserMayCallThem() throws Exception {
        for (String origin :
                List.of("http://localhost:3000", "http://127.0.0.1:" + server.port(), "https://evil.example")) {
            HttpResponse<String> answer =
                    send(request("/2015-03-31/things/a/parts").header("Origin", origin), "PUT", "{}");
            assertEquals(403, answer.statusCode(), origin);
            HttpResponse<String> preflight =
                    send(request("/2015-03-31/things/a/parts").header("Origin", origin), "OPTIONS", "");
            assertEquals(403, preflight.statusCode(), origin);
            assertTrue(
                    preflight
                            .headers()
                            .firstValue("Access-Control-Allow-Origin")
                            .isEmpty(),
                    origin);
        }
    }

    @Test
    void callersOnOtherMachinesMayNotCallThem() throws Exception {
        String address = addressOfThisMachine();
        assumeTrue(address != null, "this machine has a loopback address only");
        try (WireServer open = start("0.0.0.0")) {
            HttpResponse<String> answer = send(
                    signed(URI.create("http://" + address + ":" + open.port() + "/2015-03-31/things/a/parts")),
                    "PUT",
                    "{}");
            assertEquals(403, answer.statusCode());
            assertEquals("AccessDeniedException", error(answer));
            assertEquals(
                    "{\"Type\":\"User\",\"message\":\"Only callers on the endpoint's own machine may use Lambda's"
                            + " API.\"}",
                    answer.body());
        }
    }

    /** An address that is not loopback, from which requests come as from another machine; null when there is none. */
    private static String addressOfThisMachine() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
                .map(InetAddress::getHostAddress)
                .findFirst()
                .orElse(null);
    }

    private HttpRequest.Builder request(String path) {
        return signed(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private static HttpRequest.Builder signed(URI uri) {
        return HttpRequest.newBuilder(uri)
                .header("X-Amz-Date", "20260101T000000Z")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=a/20260101/eu-west-1/lambda/aws4_request, "
                                + "SignedHeaders=host, Signature=0");
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String method, String body) throws Exception {
        return http.send(
                request.method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String error(HttpResponse<?> answer) {
        return answer.headers().firstValue("x-amzn-ErrorType").orElse("");
    }
}
