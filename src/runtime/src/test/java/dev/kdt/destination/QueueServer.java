package dev.kdt.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;

/**
 * Queues behind Amazon SQS's JSON protocol (AwsJson1.0): GetQueueUrl and SendMessageBatch, with the service's limits and errors,
 * and the faults that a test wants.
 */
public final class QueueServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BATCH_BYTES = 1024 * 1024;

    /** Bodies of messages by the queue's name. */
    private final Map<String, List<String>> queues = new ConcurrentHashMap<>();

    private final List<JsonNode> batches = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Fault> faults = new ConcurrentLinkedDeque<>();
    private final Set<String> denied = ConcurrentHashMap.newKeySet();
    private final HttpServer server;
    private volatile int largestMessage = BATCH_BYTES;

    /** An answer that is sent instead of the honest one. */
    @FunctionalInterface
    public interface Fault {
        Answer to(JsonNode request, Honest honest) throws IOException;
    }

    /** Does what was asked for. */
    @FunctionalInterface
    public interface Honest {
        Answer answer(JsonNode request) throws IOException;
    }

    /** @param error the error's name in the query protocol; empty for none */
    public record Answer(int status, String error, String body) {
        public static Answer error(int status, String name, String message) {
            ObjectNode body = JSON.createObjectNode().put("__type", "com.amazonaws.sqs#" + name);
            return new Answer(status, name, body.put("message", message).toString());
        }

        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }
    }

    private QueueServer(HttpServer server) {
        this.server = server;
    }

    public static QueueServer start(String... names) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        QueueServer server = new QueueServer(http);
        for (String name : names) {
            server.queues.put(name, Collections.synchronizedList(new ArrayList<>()));
        }
        http.createContext("/", server::handle);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
        return server;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The URL of a queue, there or not. */
    public URI urlOf(String name) {
        return endpoint().resolve("/123456789012/" + name);
    }

    public List<String> messages(String name) {
        return List.copyOf(queues.get(name));
    }

    /** The requests to send messages, faulty ones included. */
    List<JsonNode> batches() {
        return List.copyOf(batches);
    }

    /** The next requests to send messages are answered so, one each. */
    QueueServer answering(Fault... next) {
        faults.addAll(List.of(next));
        return this;
    }

    public void denying(String operation) {
        denied.add(operation);
    }

    public void denyingNothing() {
        denied.clear();
    }

    /** The queues' MaximumMessageSize. */
    void takingAtMost(int bytes) {
        largestMessage = bytes;
    }

    void delete(String name) {
        queues.remove(name);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
            String operation = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            Answer answer = answer(operation, request);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            if (!answer.error().isEmpty()) {
                exchange.getResponseHeaders().set("x-amzn-query-error", answer.error() + ";Sender");
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(String operation, JsonNode request) throws IOException {
        if (denied.contains(operation)) {
            return Answer.error(403, "AccessDenied", "User: made is not authorized to perform: " + operation);
        }
        switch (operation) {
            case "AmazonSQS.GetQueueUrl" -> {
                String name = request.path("QueueName").asText();
                return queues.containsKey(name)
                        ? new Answer(200, "", "{\"QueueUrl\":\"" + urlOf(name) + "\"}")
                        : nonExistent();
            }
            case "AmazonSQS.SendMessageBatch" -> {
                batches.add(request);
                Fault fault = faults.poll();
                return fault == null ? send(request) : fault.to(request, this::send);
            }
            default -> {
                return Answer.error(400, "InvalidAction", operation);
            }
        }
    }

    private Answer send(JsonNode request) {
        String url = request.path("QueueUrl").asText();
        List<String> queue = queues.get(url.substring(url.lastIndexOf('/') + 1));
        if (queue == null) {
            return nonExistent();
        }
        JsonNode entries = request.path("Entries");
        Set<String> ids = new HashSet<>();
        int bytes = 0;
        for (JsonNode entry : entries) {
            ids.add(entry.path("Id").asText());
            bytes += size(entry);
        }
        if (entries.isEmpty() || entries.size() > 10 || ids.size() < entries.size()) {
            return Answer.error(400, "AWS.SimpleQueueService.TooManyEntriesInBatchRequest", "1 to 10 distinct Ids");
        }
        if (bytes > BATCH_BYTES) {
            return Answer.error(
                    400,
                    "AWS.SimpleQueueService.BatchRequestTooLong",
                    "Batch requests cannot be longer than 1048576 bytes. You have sent " + bytes + " bytes.");
        }
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode successful = answer.putArray("Successful");
        ArrayNode failed = answer.putArray("Failed");
        entries.forEach(entry -> take(entry, queue, successful, failed));
        return new Answer(200, "", answer.toString());
    }

    private void take(JsonNode entry, List<String> queue, ArrayNode successful, ArrayNode failed) {
        String id = entry.path("Id").asText();
        String body = entry.path("MessageBody").asText();
        if (size(entry) > largestMessage) {
            refuse(
                    failed,
                    id,
                    "InvalidParameterValue",
                    "One or more parameters are invalid. Reason: Message must be" + " shorter than " + largestMessage
                            + " bytes.");
        } else if (!body.codePoints().allMatch(QueueServer::isAllowed)) {
            refuse(failed, id, "InvalidMessageContents", "Invalid characters");
        } else {
            queue.add(body);
            successful
                    .addObject()
                    .put("Id", id)
                    .put("MessageId", "message-" + queue.size())
                    .put("MD5OfMessageBody", md5(body));
        }
    }

    /** XML 1.0, 2.2 Characters. */
    private static boolean isAllowed(int c) {
        return c == 0x9
                || c == 0xa
                || c == 0xd
                || (c >= 0x20 && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd)
                || c >= 0x10000;
    }

    private static void refuse(ArrayNode failed, String id, String code, String message) {
        failed.addObject()
                .put("Id", id)
                .put("Code", code)
                .put("Message", message)
                .put("SenderFault", true);
    }

    private static Answer nonExistent() {
        return Answer.error(
                400,
                "AWS.SimpleQueueService.NonExistentQueue",
                "The specified queue does not exist for this wsdl version.");
    }

    private static int size(JsonNode entry) {
        return entry.path("MessageBody").asText().getBytes(StandardCharsets.UTF_8).length;
    }

    private static String md5(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
