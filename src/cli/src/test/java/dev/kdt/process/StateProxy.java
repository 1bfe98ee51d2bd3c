package dev.kdt.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * Stands before an S3-compatible service, with a door for each process that uses it, and keeps every version of one object in the order in
 * which they were put. Puts are made one after the other: s3mock looks at the condition of a put, and then puts, so that two at the same
 * time may both be taken, which Amazon S3 never does.
 */
final class StateProxy implements AutoCloseable {
    /** What the HTTP client sets by itself. */
    private static final Set<String> OWN_HEADERS = Set.of("host", "connection", "content-length", "expect", "upgrade");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI service;
    private final String key;
    private final List<Door> doors = new ArrayList<>();
    private final List<JsonNode> versions = new ArrayList<>();
    private int refused;

    /** What becomes of requests. */
    enum Way {
        OPEN,
        /** They do not arrive. */
        CUT,
        /** They arrive, and their answers do not. */
        LOSING_ANSWERS,
        /** Conditions do not arrive, as with services that do not know them. */
        WITHOUT_CONDITIONS
    }

    /** @param key path of the object whose versions are kept, with its bucket */
    StateProxy(URI service, String key) {
        this.service = service;
        this.key = key;
    }

    /** A door for one process. */
    final class Door implements AutoCloseable {
        private final HttpServer server;
        private volatile Way way = Way.OPEN;

        private Door() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::handle);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        void set(Way next) {
            way = next;
        }

        private void handle(HttpExchange exchange) throws IOException {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                Way now = way;
                if (now == Way.CUT) {
                    return;
                }
                HttpResponse<byte[]> answer = passOn(exchange, body, now == Way.WITHOUT_CONDITIONS);
                if (now != Way.LOSING_ANSWERS) {
                    answer(exchange, answer);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    synchronized Door open() throws IOException {
        Door door = new Door();
        doors.add(door);
        return door;
    }

    private HttpResponse<byte[]> passOn(HttpExchange exchange, byte[] body, boolean unconditional)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!OWN_HEADERS.contains(lower) && !(unconditional && lower.startsWith("if-"))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        if (!exchange.getRequestMethod().equals("PUT")) {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        }
        synchronized (this) {
            HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
            if (exchange.getRequestURI().getPath().equals(key)) {
                keep(answer);
            }
            return answer;
        }
    }

    private void keep(HttpResponse<byte[]> answer) throws IOException, InterruptedException {
        if (answer.statusCode() != 200) {
            refused++;
            return;
        }
        HttpRequest read = HttpRequest.newBuilder(service.resolve(key)).build();
        versions.add(json.readTree(client.send(read, BodyHandlers.ofByteArray()).body()));
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        answer.headers().map().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!lower.equals("content-length") && !lower.equals("transfer-encoding") && !lower.equals("connection")) {
                headers.put(name, values);
            }
        });
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** The versions from {@code first} on, in their order. */
    synchronized List<JsonNode> versions(int first) {
        return List.copyOf(versions.subList(first, versions.size()));
    }

    /** How many puts were refused by their condition. */
    synchronized int refused() {
        return refused;
    }

    @Override
    public synchronized void close() {
        doors.forEach(Door::close);
        client.close();
    }
}
