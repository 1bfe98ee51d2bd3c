package dev.kdt.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** As much of S3 as lists and gives the objects of a bucket; two keys a page, and the first call for a second page is refused. */
public final class BucketServer implements AutoCloseable {
    private static final int PAGE = 2;

    private final TreeMap<String, String> objects;
    private final HttpServer server;
    private final AtomicBoolean refused = new AtomicBoolean();

    /** @param objects by bucket and key, with a slash between them */
    public BucketServer(Map<String, String> objects) throws IOException {
        this.objects = new TreeMap<>(objects);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The address of the service. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(1);
        String query = exchange.getRequestURI().getQuery();
        if (query != null && query.contains("list-type=2")) {
            boolean second = query.contains("continuation-token");
            boolean busy = second && refused.compareAndSet(false, true);
            send(exchange, busy ? 503 : 200, busy ? "<Error><Code>SlowDown</Code></Error>" : page(path, query));
        } else {
            String content = objects.get(path);
            send(
                    exchange,
                    content == null ? 404 : 200,
                    content == null ? "<Error><Code>NoSuchKey</Code></Error>" : content);
        }
    }

    private String page(String bucket, String query) {
        String start = bucket + "/" + parameter(query, "prefix");
        List<String> keys = objects.tailMap(start).keySet().stream()
                .filter(each -> each.startsWith(start))
                .map(each -> each.substring(bucket.length() + 1))
                .toList();
        String token = parameter(query, "continuation-token");
        int from = token.isEmpty() ? 0 : Integer.parseInt(token);
        int to = Math.min(keys.size(), from + PAGE);
        return "<ListBucketResult>"
                + keys.subList(from, to).stream()
                        .map(each -> "<Contents><Key>" + each + "</Key></Contents>")
                        .collect(Collectors.joining())
                + (to < keys.size()
                        ? "<IsTruncated>true</IsTruncated><NextContinuationToken>" + to + "</NextContinuationToken>"
                        : "<IsTruncated>false</IsTruncated>")
                + "</ListBucketResult>";
    }

    private static String parameter(String query, String name) {
        for (String each : query.split("&", -1)) {
            if (each.startsWith(name + "=")) {
                return each.substring(name.length() + 1);
            }
        }
        return "";
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("ETag", "\"1\"");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
