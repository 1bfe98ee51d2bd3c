package dev.kdt.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An endpoint that answers PutRecords and PutRecordBatch at once, that all were taken, and passes other calls on to a real one: what is
 * left is the cost of the client. It answers in CBOR or JSON, as it is asked.
 */
final class PutStub implements AutoCloseable {
    private static final byte[] KEY = "PartitionKey".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "\"Data\"".getBytes(StandardCharsets.US_ASCII);
    private static final String SEQUENCE = "49590338271490256608559692538361571095921575989136588898";
    private static final String SHARD = "shardId-000000000000";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI real;
    private final AtomicLong taken = new AtomicLong();

    PutStub(URI real) throws IOException {
        System.setProperty(
                "sun.net.httpserver.nodelay", "true"); // Else each answer waits 40 ms for the client's delayed ACK.
        this.real = real;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Number of records that were taken, aggregates and packs as one. */
    long taken() {
        return taken.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        client.close();
    }

    private void answer(HttpExchange call) throws IOException {
        byte[] body = call.getRequestBody().readAllBytes();
        String target = call.getRequestHeaders().getFirst("X-Amz-Target");
        String type = call.getRequestHeaders().getFirst("Content-Type");
        if (target != null && target.endsWith(".PutRecords")) {
            int records = count(KEY, body);
            taken.addAndGet(records);
            byte[] answer = type.contains("cbor") ? cbor(records) : json(records);
            reply(call, 200, type, answer);
        } else if (target != null && target.endsWith(".PutRecordBatch")) {
            int records = count(DATA, body);
            taken.addAndGet(records);
            reply(call, 200, type, delivered(records));
        } else {
            pass(call, body, target, type);
        }
    }

    private void pass(HttpExchange call, byte[] body, String target, String type) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(real)
                .header("X-Amz-Target", target)
                .header("Content-Type", type)
                .header("Authorization", call.getRequestHeaders().getFirst("Authorization"))
                .header("X-Amz-Date", call.getRequestHeaders().getFirst("X-Amz-Date"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            reply(
                    call,
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(type),
                    answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void reply(HttpExchange call, int status, String type, byte[] body) throws IOException {
        call.getResponseHeaders().set("Content-Type", type);
        call.getResponseHeaders().set("x-amzn-RequestId", "00000000-0000-0000-0000-000000000000");
        call.sendResponseHeaders(status, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    /** Number of times that a name stands in a request. */
    private static int count(byte[] name, byte[] body) {
        int found = 0;
        for (int i = 0; i <= body.length - name.length; i++) {
            if (body[i] == name[0] && Arrays.equals(body, i, i + name.length, name, 0, name.length)) {
                found++;
                i += name.length - 1;
            }
        }
        return found;
    }

    private static byte[] delivered(int records) {
        String one = "{\"RecordId\":\"" + SEQUENCE + "\"}";
        return ("{\"FailedPutCount\":0,\"Encrypted\":false,\"RequestResponses\":["
                        + String.join(",", Collections.nCopies(records, one)) + "]}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] json(int records) {
        String one = "{\"SequenceNumber\":\"" + SEQUENCE + "\",\"ShardId\":\"" + SHARD + "\"}";
        StringBuilder text = new StringBuilder("{\"FailedRecordCount\":0,\"Records\":[");
        for (int i = 0; i < records; i++) {
            text.append(i == 0 ? "" : ",").append(one);
        }
        return text.append("]}").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** The same in CBOR: maps of two pairs, texts, and an array of up to 65,535. */
    private static byte[] cbor(int records) {
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        one.write(0xa2);
        text(one, "SequenceNumber");
        text(one, SEQUENCE);
        text(one, "ShardId");
        text(one, SHARD);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0xa2);
        text(out, "FailedRecordCount");
        out.write(0);
        text(out, "Records");
        out.write(0x99);
        out.write(records >> 8);
        out.write(records);
        try {
            for (int i = 0; i < records; i++) {
                one.writeTo(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        if (text.length() > 23) {
            out.write(0x78);
            out.write(text.length());
        } else {
            out.write(0x60 | text.length());
        }
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
