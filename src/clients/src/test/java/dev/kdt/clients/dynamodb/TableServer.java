package dev.kdt.clients.dynamodb;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** DynamoDB over HTTP on a free port of the loopback address. Signatures are not checked; tables are gone when it is closed. */
public final class TableServer implements AutoCloseable {
    private static final String PREFIX = "DynamoDB_20120810.";
    private static final String ERROR_PREFIX = "com.amazonaws.dynamodb.v20120810#";
    private static final int LARGEST_REQUEST = 16 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Operations operations = new Operations();

    private TableServer(HttpServer server) {
        this.server = server;
        server.createContext("/", this::serve);
        server.setExecutor(workers);
        server.start();
    }

    /** Starts it; it answers when this returns. */
    public static TableServer start() throws IOException {
        return new TableServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST);
            try {
                answer(exchange, 200, operations.call(operation(exchange), request(body)));
            } catch (TableException e) {
                answer(exchange, 400, error(e));
            }
        }
    }

    private static String operation(HttpExchange exchange) throws TableException {
        @Nullable String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target == null || !target.startsWith(PREFIX)) {
            throw TableException.unknownOperation(Objects.requireNonNullElse(target, "no X-Amz-Target"));
        }
        return target.substring(PREFIX.length());
    }

    private static ObjectNode request(byte[] body) throws TableException {
        try {
            if (JSON.readTree(body) instanceof ObjectNode request) {
                return request;
            }
        } catch (IOException e) {
            throw TableException.validation("the body is not JSON: " + e.getMessage());
        }
        throw TableException.validation("the body is not a JSON object");
    }

    private static ObjectNode error(TableException e) {
        ObjectNode error =
                JSON.createObjectNode().put("__type", ERROR_PREFIX + e.type()).put("message", e.getMessage());
        if (e.item() != null) {
            error.set("Item", e.item());
        }
        return error;
    }

    private static void answer(HttpExchange exchange, int status, ObjectNode answer) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
