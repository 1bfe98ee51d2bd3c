package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.flow.Stop;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code kdt run} that is looked at while it runs. */
@Timeout(120)
class WatchedRunTest extends LocalCommands {
    private final HttpClient http = HttpClient.newHttpClient();
    private final CompletableFuture<Stop> running = new CompletableFuture<>();
    private CompletableFuture<Ran> ran;
    private int port;

    @BeforeEach
    void run() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertEquals(0, kdt("", "stream", "create", "copy").code());
        signals = running::complete;
        ran = CompletableFuture.supplyAsync(() -> kdt(
                "",
                "run",
                "same.yaml",
                "--from",
                "orders",
                "--to",
                "kinesis:copy",
                "--state",
                "state",
                "--metrics",
                String.valueOf(port),
                "--stall",
                "100ms"));
        running.get();
    }

    @AfterEach
    void end() {
        running.join().request(Stop.Reason.TERMINATE);
        assertEquals(143, ran.join().code(), ran.join().err());
        http.close();
    }

    @Test
    void itsMetricsAreThoseOfWhatItDoes() throws Exception {
        produce(0, 300);
        await("kdt_delivered_records_total 300.0\n");
        String metrics = get("/metrics").body();
        for (String line : new String[] {
            "# TYPE kdt_read_records_total counter\nkdt_read_records_total 300.0",
            "kdt_records_total{outcome=\"kept\"} 300.0",
            "kdt_oldest_unread_age_seconds{shard=\"shardId-000000000000\"} ",
            "kdt_oldest_undelivered_age_seconds{shard=\"shardId-000000000001\"} ",
            "kdt_read_batch_records_sum 300.0",
            "kdt_send_batch_records_sum{target=\"kinesis:copy\"} 300.0",
            "kdt_send_request_seconds_bucket{target=\"kinesis:copy\",le=\"+Inf\"} ",
            "kdt_delivery_delay_seconds_count{target=\"kinesis:copy\"} 300\n",
            "kdt_parked_records_total 0.0"
        }) {
            assertTrue(metrics.contains(line), () -> line + " is not in:\n" + metrics);
        }
    }

    @Test
    void anythingButTheTwoPagesIsRefused() throws Exception {
        assertEquals(404, get("/").statusCode());
        assertEquals(404, get("/metrics/more").statusCode());
        HttpRequest post = HttpRequest.newBuilder(uri("/health"))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        HttpResponse<String> refused = http.send(post, HttpResponse.BodyHandlers.ofString());
        assertEquals(405, refused.statusCode());
        assertEquals("GET, HEAD", refused.headers().firstValue("Allow").orElse(""));
    }

    @Test
    void whoAsksSlowlyHoldsNobodyUp() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                Socket each = new Socket(InetAddress.getLoopbackAddress(), port);
                slow.add(each);
                each.getOutputStream().write("GET /metrics HTTP/1.1\r\nHost:".getBytes(StandardCharsets.US_ASCII));
            }
            assertEquals(200, get("/health").statusCode());
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
    }

    @Test
    void itsHealthFailsWhileItsTargetTakesNothing() throws Exception {
        assertEquals("{\"status\":\"ok\"}\n", get("/health").body());
        assertEquals(
                0,
                kdt("", "local", "fault", "add", "throttle", "op=PutRecords", "stream=copy")
                        .code());
        produce(0, 3);
        HttpResponse<String> health = get("/health");
        while (health.statusCode() == 200) {
            Thread.sleep(20);
            health = get("/health");
        }
        assertEquals(503, health.statusCode());
        assertTrue(
                health.body()
                        .matches("\\{\"status\":\"stalled\",\"seconds\":0,\"reason\":\"nothing was read, delivered or"
                                + " parked for \\S+ s: records wait to be delivered, the oldest of .* ago.*\"}\n"),
                health.body());
        assertTrue(get("/metrics").body().contains("kdt_send_throttles_total{target=\"kinesis:copy\"} "));
        assertEquals(0, kdt("", "local", "fault", "clear").code());
        await("kdt_delivered_records_total 3.0\n");
        while (get("/health").statusCode() != 200) {
            Thread.sleep(20);
        }
    }

    @Test
    void aPortThatIsTakenIsToldBeforeAnythingIsDone() {
        Ran second = kdt(
                "", "run", "same.yaml", "--from", "missing", "--to", "kinesis:copy", "--metrics", String.valueOf(port));
        assertEquals(2, second.code());
        assertTrue(
                second.err().startsWith("kdt: --metrics 127.0.0.1:" + port + ": cannot listen there: "), second.err());
        assertTrue(second.err().contains("only a host that is an address of this machine"), second.err());
    }

    @Test
    void itsMessagesAreObjectsWhereAProgramReadsThem() {
        Ran wrong = kdt("", "run", "same.yaml", "--from", "missing", "--to", "kinesis:copy", "--log", "json", "-v");
        assertEquals(1, wrong.code(), wrong.err());
        String[] lines = wrong.err().split("\n");
        assertTrue(
                lines[0].matches("\\{\"time\":\"[^\"]+Z\",\"level\":\"debug\",.*\"stack\":\".*at dev.kdt.*\"}"),
                lines[0]);
        assertTrue(
                lines[1].matches("\\{\"time\":\"[^\"]+Z\",\"level\":\"error\",\"message\":\"stream 'missing' .*\"}"),
                lines[1]);
        assertEquals(2, lines.length);
    }

    private void await(String line) throws Exception {
        while (!get("/metrics").body().contains(line)) {
            Thread.sleep(20);
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
