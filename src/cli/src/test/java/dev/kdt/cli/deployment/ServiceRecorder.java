package dev.kdt.cli.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.utils.Md5Utils;

/**
 * Services that take everything, and write down which permissions that needs: {@code firehose:PutRecordBatch archive}. Which action
 * a call needs stands in the Service Authorization Reference: the one of its name, but for those of {@link #ACTIONS}.
 */
final class ServiceRecorder implements AutoCloseable {
    private static final Map<String, String> SERVICES =
            Map.of("Kinesis_20131202", "kinesis", "Firehose_20150804", "firehose", "AmazonSQS", "sqs");

    private static final Map<String, String> ACTIONS = Map.of(
            "sqs:SendMessageBatch", "sqs:SendMessage",
            "s3:HEAD bucket", "s3:ListBucket",
            "s3:PUT object", "s3:PutObject");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<String> permissions = new ConcurrentSkipListSet<>();

    ServiceRecorder() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The permissions that were needed until now. */
    Set<String> permissions() {
        return new TreeSet<>(permissions);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String operation = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (operation == null) {
            objects(exchange);
        } else {
            String service = operation.substring(0, operation.indexOf('.'));
            String call = operation.substring(operation.indexOf('.') + 1);
            JsonNode request = JSON.readTree(body);
            needs(SERVICES.getOrDefault(service, service) + ":" + call, named(request));
            byte[] answer = JSON.writeValueAsBytes(answer(call, request));
            exchange.getResponseHeaders()
                    .set("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"));
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
        exchange.close();
    }

    private void objects(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(1);
        boolean object = path.indexOf('/') > 0;
        String bucket = object ? path.substring(0, path.indexOf('/')) : path;
        needs("s3:" + exchange.getRequestMethod() + (object ? " object" : " bucket"), bucket);
        exchange.getResponseHeaders().set("ETag", "\"0\"");
        exchange.sendResponseHeaders(200, -1);
    }

    private void needs(String call, String resource) {
        permissions.add(ACTIONS.getOrDefault(call, call) + " " + resource);
    }

    private static String named(JsonNode request) {
        for (String field : Set.of("StreamName", "DeliveryStreamName", "QueueName", "QueueUrl")) {
            if (request.path(field).isTextual()) {
                return request.path(field).textValue().replaceFirst(".*/", "");
            }
        }
        return request.toString();
    }

    private ObjectNode answer(String call, JsonNode request) {
        ObjectNode answer = JSON.createObjectNode();
        switch (call) {
            case "PutRecords" -> {
                answer.put("FailedRecordCount", 0);
                ArrayNode records = answer.putArray("Records");
                request.path("Records")
                        .forEach(record -> records.addObject()
                                .put(
                                        "SequenceNumber",
                                        "4959033827149025660855969253836157109592157598913658889" + records.size())
                                .put("ShardId", "shardId-000000000000"));
            }
            case "PutRecordBatch" -> {
                answer.put("FailedPutCount", 0);
                ArrayNode responses = answer.putArray("RequestResponses");
                request.path("Records").forEach(record -> responses.addObject().put("RecordId", "1"));
            }
            case "SendMessageBatch" -> {
                ArrayNode taken = answer.putArray("Successful");
                request.path("Entries")
                        .forEach(entry -> taken.addObject()
                                .put("Id", entry.path("Id").textValue())
                                .put("MessageId", "1")
                                .put(
                                        "MD5OfMessageBody",
                                        md5(entry.path("MessageBody").textValue())));
            }
            case "GetQueueUrl" ->
                answer.put(
                        "QueueUrl",
                        address() + "/123456789012/" + request.path("QueueName").textValue());
            default -> {} // What is described is not looked at.
        }
        return answer;
    }

    private static String md5(String text) {
        return HexFormat.of().formatHex(Md5Utils.computeMD5Hash(text.getBytes(StandardCharsets.UTF_8)));
    }
}
