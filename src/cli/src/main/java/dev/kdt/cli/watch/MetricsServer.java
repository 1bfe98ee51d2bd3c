package dev.kdt.cli.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kdt.cli.console.JsonLine;
import dev.kdt.cli.console.UsageException;
import dev.kdt.flow.Run;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code GET /metrics} in Prometheus's text format, and {@code GET /health} with 200, or with 503 for a run that stands still.
 * Before the run begins there are no metrics, and it is healthy.
 */
public final class MetricsServer implements AutoCloseable {
    private static final int WAITING_CONNECTIONS = 16;

    /** Bounds of the JDK's server, which has none by itself: who asks slowly, and who does not ask at all, holds nobody up. */
    private static final Map<String, String> BOUNDS = Map.of(
            "sun.net.httpserver.maxReqTime", "10",
            "sun.net.httpserver.maxRspTime", "10",
            "sun.net.httpserver.idleInterval", "30",
            "jdk.httpserver.maxConnections", "64");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("kdt-metrics-", 1).factory());
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    private volatile @Nullable Watched watched;

    private record Watched(RunMetrics metrics, RunHealth health) {}

    private record Answer(int status, String type, String body) {
        static Answer json(int status, JsonLine json) {
            return new Answer(status, "application/json", json + "\n");
        }

        static Answer text(int status, String text) {
            return new Answer(status, "text/plain; charset=utf-8", text + "\n");
        }
    }

    private MetricsServer(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /**
     * Starts to listen.
     *
     * @throws UsageException when that is not possible there
     */
    public static MetricsServer listen(MetricsAddress address) {
        BOUNDS.forEach((name, value) -> System.setProperty(name, System.getProperty(name, value)));
        InetSocketAddress place = new InetSocketAddress(address.host(), address.port());
        if (place.isUnresolved()) {
            throw new UsageException("--metrics " + address + ": unknown host '" + address.host() + "'");
        }
        try {
            return new MetricsServer(HttpServer.create(place, WAITING_CONNECTIONS));
        } catch (IOException e) {
            throw new UsageException("--metrics " + address + ": cannot listen there: " + e.getMessage()
                    + " (name another port, and only a host that is an address of this machine)");
        }
    }

    /** From now on, this run is answered for. */
    void watch(Run run, RunHealth health, InstantSource clock) {
        watched = new Watched(new RunMetrics(run, clock), health);
    }

    /** The address that it listens at, for messages. */
    String address() {
        return new MetricsAddress(
                        server.getAddress().getAddress().getHostAddress(),
                        server.getAddress().getPort())
                .toString();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer =
                    answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            if (answer.status() == 405) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            }
            boolean isHead = exchange.getRequestMethod().equals("HEAD");
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), isHead ? -1 : body.length);
            if (!isHead) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private Answer answer(String method, String path) throws IOException {
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return Answer.text(405, "only GET and HEAD");
        }
        return switch (path) {
            case "/metrics" -> metrics();
            case "/health" -> health();
            default -> Answer.text(404, "look at /metrics or /health");
        };
    }

    private Answer metrics() throws IOException {
        Watched its = watched;
        MetricSnapshots now =
                its == null ? MetricSnapshots.builder().build() : its.metrics().now();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        writer.write(text, now, EscapingScheme.UNDERSCORE_ESCAPING);
        return new Answer(200, PrometheusTextFormatWriter.CONTENT_TYPE, text.toString(StandardCharsets.UTF_8));
    }

    private Answer health() {
        Watched its = watched;
        Optional<RunHealth.Stall> stall =
                its == null ? Optional.empty() : its.health().look();
        return stall.map(each -> Answer.json(
                        503,
                        new JsonLine()
                                .add("status", "stalled")
                                .add("seconds", each.since().toSeconds())
                                .add("reason", each.reason())))
                .orElseGet(() -> Answer.json(200, new JsonLine().add("status", "ok")));
    }
}
