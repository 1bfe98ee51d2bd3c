package dev.kdt.destination;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Buckets behind three operations of Amazon S3, HeadBucket, GetObject and PutObject, with the faults that a test wants. */
public final class BucketServer implements AutoCloseable {
    private final Map<String, SortedMap<String, String>> buckets = new ConcurrentHashMap<>();
    private final Deque<Fault> faults = new ConcurrentLinkedDeque<>();
    private final HttpServer server;
    private volatile int puts;
    private volatile boolean conditional = true;
    private volatile int headStatus = 200;

    /** An answer to a put. */
    public enum Fault {
        SLOW_DOWN(503, error("SlowDown", "Please reduce your request rate.")),
        INTERNAL_ERROR(500, error("InternalError", "We encountered an internal error. Please try again.")),
        CONFLICT(409, error("ConditionalRequestConflict", "A conflicting operation occurred.")),
        /** As when the request was sent twice on its way. */
        THERE(412, error("PreconditionFailed", "At least one of the pre-conditions you specified did not hold")),
        DENIED(403, error("AccessDenied", "User: made is not authorized to perform: s3:PutObject")),
        MOVED(301, error("PermanentRedirect", "The bucket you are attempting to access must be addressed otherwise.")),
        WRONG_REGION(
                400, error("AuthorizationHeaderMalformed", "the region 'us-east-1' is wrong; expecting 'eu-west-1'")),
        /** A proxy's page. */
        PAGE(200, "<html>Welcome</html>"),
        NOT_XML(502, "Bad Gateway"),
        /** The object is there, and the answer is an error. */
        TAKEN_ALL_THE_SAME(500, error("InternalError", "We encountered an internal error. Please try again."));

        private final int status;
        private final String body;

        Fault(int status, String body) {
            this.status = status;
            this.body = body;
        }
    }

    private BucketServer(HttpServer server) {
        this.server = server;
    }

    public static BucketServer start(String bucket) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        BucketServer server = new BucketServer(http);
        server.buckets.put(bucket, new ConcurrentSkipListMap<>());
        http.createContext("/", server::handle);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
        return server;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The objects of a bucket by their keys. */
    public SortedMap<String, String> objects(String bucket) {
        return buckets.get(bucket);
    }

    int puts() {
        return puts;
    }

    public BucketServer answering(Fault... next) {
        faults.addAll(List.of(next));
        return this;
    }

    /** As services do that do not have conditional writes. */
    public void refusingConditions() {
        conditional = false;
    }

    void answeringHeads(int status) {
        headStatus = status;
    }

    void delete(String bucket) {
        buckets.remove(bucket);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = body(exchange);
            String[] path = exchange.getRequestURI().getPath().substring(1).split("/", 2);
            SortedMap<String, String> bucket = buckets.get(path[0]);
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(bucket == null ? 404 : headStatus, -1);
                return;
            }
            if (exchange.getRequestMethod().equals("GET") && bucket != null) {
                get(exchange, bucket.get(path[1]));
                return;
            }
            puts++;
            Fault fault = faults.poll();
            if (fault != null && fault != Fault.TAKEN_ALL_THE_SAME) {
                send(exchange, fault.status, fault.body);
            } else if (bucket == null) {
                send(exchange, 404, error("NoSuchBucket", "The specified bucket does not exist"));
            } else {
                put(exchange, bucket, path[1], body, fault);
            }
        }
    }

    private static void get(HttpExchange exchange, @Nullable String content) throws IOException {
        if (content == null) {
            send(exchange, 404, error("NoSuchKey", "The specified key does not exist."));
            return;
        }
        exchange.getResponseHeaders().set("ETag", tag(content));
        send(exchange, 200, content);
    }

    private static String tag(String content) {
        return '"' + md5(content.getBytes(StandardCharsets.UTF_8)) + '"';
    }

    /** The content, without the signatures of its chunks ("Amazon S3 API Reference, Signature calculations: multiple chunks"). */
    private static byte[] body(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        String hash = exchange.getRequestHeaders().getFirst("x-amz-content-sha256");
        if (hash == null || !hash.startsWith("STREAMING-")) {
            return sent;
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        String text = new String(sent, StandardCharsets.ISO_8859_1);
        for (int at = 0; at < sent.length; ) {
            int size = Integer.parseInt(text.substring(at, text.indexOf(';', at)), 16);
            int from = text.indexOf("\r\n", at) + 2;
            content.write(sent, from, size);
            at = from + size + 2;
        }
        return content.toByteArray();
    }

    private void put(
            HttpExchange exchange, SortedMap<String, String> bucket, String key, byte[] body, @Nullable Fault fault)
            throws IOException {
        boolean isConditional = "*".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        String wanted = exchange.getRequestHeaders().getFirst("If-Match");
        String there = bucket.get(key);
        if (wanted != null && there == null) {
            send(exchange, 404, error("NoSuchKey", "The specified key does not exist."));
        } else if (wanted != null && !wanted.equals(tag(there))) {
            send(exchange, 412, error("PreconditionFailed", "At least one of the pre-conditions did not hold"));
        } else if (isConditional && !conditional) {
            send(exchange, 501, error("NotImplemented", "A header you provided implies functionality"));
        } else if (isConditional && bucket.containsKey(key)) {
            send(exchange, 412, error("PreconditionFailed", "At least one of the pre-conditions did not hold"));
        } else if (!md5(body).equals(exchange.getRequestHeaders().getFirst("Content-MD5"))) {
            send(exchange, 400, error("BadDigest", "The Content-MD5 you specified did not match what we received."));
        } else {
            String content = new String(body, StandardCharsets.UTF_8);
            bucket.put(key, content);
            exchange.getResponseHeaders().set("ETag", tag(content));
            send(exchange, fault == null ? 200 : fault.status, fault == null ? "" : fault.body);
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("x-amz-request-id", "made");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static String error(String code, String message) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code + "</Code><Message>" + message
                + "</Message></Error>";
    }

    private static String md5(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
