package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests and answers of Lambda's API for mappings, over real HTTP. */
@Timeout(60)
class LocalMappingsTest {
    private static final String ORDERS =
            "{\"UUID\":\"aaaa1111-1\",\"FunctionArn\":\"arn:aws:lambda:us-east-1:1:function:f\","
                    + "\"EventSourceArn\":\"arn:aws:kinesis:us-east-1:1:stream/orders\",\"State\":\"Enabled\","
                    + "\"LastProcessingResult\":\"OK\",\"BatchSize\":100}";
    private static final String CLICKS =
            ORDERS.replace("aaaa1111-1", "bbbb2222-2").replace("/orders", "/clicks");

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final Deque<String> answers = new ArrayDeque<>();
    private int status = 200;
    private HttpServer server;
    private LocalMappings mappings;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        mappings = LocalControl.at(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .mappings(_ -> {});
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** It is in force when it is told of. */
    @Test
    void aMappingIsMadeOfItsSettings() throws Exception {
        answers.add(ORDERS.replace("Enabled", "Creating"));
        answers.add(all(ORDERS.replace("Enabled", "Creating")));
        answers.add(all(ORDERS));
        LocalMappings.Mapping made =
                mappings.add("f", "arn:aws:kinesis:us-east-1:1:stream/orders", Map.of("BatchSize", 7));
        assertEquals(new LocalMappings.Mapping("aaaa1111-1", "f", "orders", "Enabled", "OK", 100), made);
        assertEquals(
                List.of("POST /2015-03-31/event-source-mappings/ {\"BatchSize\":7,\"FunctionName\":\"f\","
                        + "\"EventSourceArn\":\"arn:aws:kinesis:us-east-1:1:stream/orders\"}"),
                requests.subList(0, 1));
        assertEquals(3, requests.size());
    }

    @Test
    void allPagesAreListed() throws Exception {
        answers.add("{\"EventSourceMappings\":[" + ORDERS + "],\"NextMarker\":\"a/b\"}");
        answers.add("{\"EventSourceMappings\":[" + CLICKS + "]}");
        assertEquals(
                List.of("clicks", "orders"),
                mappings.list().stream().map(LocalMappings.Mapping::stream).toList());
        assertEquals("GET /2015-03-31/event-source-mappings/?Marker=a%2Fb ", requests.getLast());
    }

    @Test
    void aMappingIsNamedByItsIdItsFunctionOrBothItsEnds() throws Exception {
        assertEquals(List.of("clicks", "orders"), named("f"));
        assertEquals(List.of("clicks"), named("f=clicks"));
        assertEquals(List.of("orders"), named("aaaa"));
        assertEquals(
                "no mapping 'aa' in " + address() + " (kdt local mapping list shows all)",
                assertThrows(AwsException.class, () -> named("aa")).getMessage());
    }

    private static String all(String... mappings) {
        return "{\"EventSourceMappings\":[" + String.join(",", mappings) + "]}";
    }

    private List<String> named(String text) throws InterruptedException {
        answers.add(all(ORDERS, CLICKS));
        return mappings.named(text).stream().map(LocalMappings.Mapping::stream).toList();
    }

    @Test
    void pausingIsAnUpdate() throws Exception {
        LocalMappings.Mapping mapping = new LocalMappings.Mapping("aaaa1111-1", "f", "orders", "Enabled", "OK", 100);
        String busy = all(ORDERS.replace("Enabled", "Updating"));
        answers.addAll(List.of(busy, all(ORDERS), ORDERS, all(ORDERS)));
        mappings.pause(mapping);
        answers.addAll(List.of(all(ORDERS), ORDERS, all(ORDERS)));
        mappings.resume(mapping);
        answers.addAll(List.of(all(ORDERS), ORDERS, all()));
        mappings.delete(mapping);
        assertEquals(
                List.of(
                        "PUT /2015-03-31/event-source-mappings/aaaa1111-1 {\"Enabled\":false}",
                        "PUT /2015-03-31/event-source-mappings/aaaa1111-1 {\"Enabled\":true}",
                        "DELETE /2015-03-31/event-source-mappings/aaaa1111-1 "),
                requests.stream().filter(each -> !each.startsWith("GET ")).toList());
    }

    @Test
    void aRefusalIsToldInTheEndpointsWords() {
        status = 400;
        answers.add("{\"Type\":\"User\",\"message\":\"BatchSize is 0\"}");
        assertEquals(
                address() + ": BatchSize is 0",
                assertThrows(AwsException.class, () -> mappings.list()).getMessage());
        status = 404;
        answers.add("<html>");
        assertEquals(
                address() + " does not support this: only 'kdt local' does",
                assertThrows(AwsException.class, () -> mappings.list()).getMessage());
        status = 200;
        answers.add("{}");
        assertEquals(
                "the answer of " + address() + " to ListEventSourceMappings makes no sense; it begins: {}",
                assertThrows(AwsException.class, () -> mappings.list()).getMessage());
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
        String answer = answers.removeFirst();
        if (status == 400) {
            exchange.getResponseHeaders().add("x-amzn-ErrorType", "InvalidParameterValueException");
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
