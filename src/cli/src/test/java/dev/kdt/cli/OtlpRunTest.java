package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code kdt run} where the environment says that metrics are sent by OTLP. */
@Timeout(120)
class OtlpRunTest extends LocalCommands {
    private final List<ExportMetricsServiceRequest> received = Collections.synchronizedList(new ArrayList<>());
    private final List<String> headers = Collections.synchronizedList(new ArrayList<>());
    private HttpServer receiver;
    private int status = 200;

    @BeforeEach
    void receive() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/v1/metrics", this::take);
        receiver.start();
        environment.put(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://127.0.0.1:" + receiver.getAddress().getPort());
        environment.put("OTEL_EXPORTER_OTLP_HEADERS", "api-key=hidden%20value");
        environment.put("OTEL_RESOURCE_ATTRIBUTES", "team=a");
        produce(0, 100);
    }

    @AfterEach
    void end() {
        receiver.stop(0);
    }

    @Test
    void whatWasCountedAtTheEndIsSent() {
        Ran ran = run("same.yaml", "--to", "out.ndjson");
        assertEquals(
                new Ran("100 records: 100 written to out.ndjson", 0),
                new Ran(ran.err().split(" in ")[0], ran.code()));
        ExportMetricsServiceRequest last = received.getLast();
        assertEquals(
                Map.of("service.name", "kdt", "team", "a"),
                texts(last.getResourceMetrics(0).getResource().getAttributesList()).entrySet().stream()
                        .filter(each -> List.of("service.name", "team").contains(each.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        Map<String, Metric> metrics = new TreeMap<>();
        last.getResourceMetrics(0)
                .getScopeMetrics(0)
                .getMetricsList()
                .forEach(each -> metrics.put(each.getName(), each));
        assertEquals(
                100, metrics.get("kdt_read_records").getSum().getDataPoints(0).getAsInt());
        assertTrue(metrics.get("kdt_read_records").getSum().getIsMonotonic());
        assertEquals("By", metrics.get("kdt_read_bytes").getUnit());
        var sizes = metrics.get("kdt_read_batch_records").getHistogram().getDataPoints(0);
        assertEquals(100.0, sizes.getSum());
        assertEquals(sizes.getExplicitBoundsCount() + 1, sizes.getBucketCountsCount());
        assertEquals("hidden value application/x-protobuf", headers.getLast());
    }

    @Test
    void aReceiverThatRefusesStopsNothing() {
        status = 403;
        Ran ran = run("same.yaml", "--to", "out.ndjson");
        assertEquals(0, ran.code(), ran.err());
        String told = "warning: metrics could not be sent to http://127.0.0.1:"
                + receiver.getAddress().getPort() + "/v1/metrics (HTTP 403): it is tried again every 1m\n";
        assertTrue(ran.err().contains(told), ran.err());
        assertFalse(ran.err().contains("hidden"), ran.err());
        assertFalse(ran.err().contains("opentelemetry"), ran.err());
    }

    @Test
    void aReceiverThatIsNotThereStopsNothing() {
        receiver.stop(0);
        Ran ran = run("same.yaml", "--to", "out.ndjson");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.err().contains("/v1/metrics (ConnectException): it is tried again"), ran.err());
    }

    private static Map<String, String> texts(List<KeyValue> attributes) {
        return attributes.stream()
                .collect(Collectors.toMap(
                        KeyValue::getKey, each -> each.getValue().getStringValue()));
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            received.add(ExportMetricsServiceRequest.parseFrom(exchange.getRequestBody()));
            headers.add(exchange.getRequestHeaders().getFirst("api-key") + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type"));
            exchange.sendResponseHeaders(status, -1);
        }
    }
}
