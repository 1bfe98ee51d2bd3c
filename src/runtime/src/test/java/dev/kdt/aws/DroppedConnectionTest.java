package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.Record;

/**
 * The JDK's HTTP client sends a POST again by itself when a connection that was kept is dropped ({@code sun.net.http.retryPost}), but
 * not one whose body it streams: a batch would arrive twice, uncounted.
 */
@Timeout(60)
class DroppedConnectionTest {
    private static final Map<String, String> VARIABLES =
            Map.of("AWS_REGION", "eu-west-1", "AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local");

    private final AtomicInteger requests = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(strings = {"once", "streaming"})
    void aBatchIsNotSentAgainUnseen(String kind) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(server));
            AwsSettings settings = new AwsSettings(
                    null, "eu-west-1", null, URI.create("http://127.0.0.1:" + server.getLocalPort()), VARIABLES);
            try (Clients clients = kind.equals("once") ? Clients.oneShot(settings) : StreamingClients.of(settings)) {
                put(clients.firehose());
                put(clients.firehose());
                assertThrows(SdkException.class, () -> put(clients.firehose()));
                assertEquals(3, requests.get());
            }
        }
    }

    private static void put(FirehoseClient client) {
        client.putRecordBatch(request -> request.deliveryStreamName("archive")
                .records(List.of(
                        Record.builder().data(SdkBytes.fromUtf8String("a")).build())));
    }

    /** Answers two requests of a connection, and drops it after it has read the third. */
    private void serve(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                for (int i = 0; i < 3; i++) {
                    read(socket.getInputStream());
                    if (requests.incrementAndGet() != 3) {
                        answer(socket.getOutputStream());
                    } else {
                        break;
                    }
                }
            } catch (IOException _) {
                // The client has closed its connection, or the test has ended.
            }
        }
    }

    private static void read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int each = in.read();
            if (each < 0) {
                throw new IOException("closed");
            }
            head.append((char) each);
        }
        int length = head.toString()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        in.readNBytes(length);
    }

    private static void answer(OutputStream out) throws IOException {
        String body = "{\"FailedPutCount\":0,\"RequestResponses\":[{\"RecordId\":\"r\"}]}";
        out.write(("HTTP/1.1 200 OK\r\n"
                        + "Content-Type: application/x-amz-json-1.1\r\n"
                        + "x-amzn-RequestId: i\r\n"
                        + "Content-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
