package dev.kdt.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.endpoint.event.EndpointListener;
import java.util.Map;
import java.util.TreeMap;

/** The sums of what a packaged function reports of its invocations, a line of its log for each. Safe for use by several threads. */
public final class FunctionTally implements EndpointListener {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Long> dropped = new TreeMap<>();
    private long delivered;
    private long parked;

    @Override
    public void happened(EndpointEvent event) {
        if (event instanceof EndpointEvent.FunctionLogged(String _, String line) && line.startsWith("{")) {
            try {
                add(JSON.readTree(line));
            } catch (JsonProcessingException _) {
                // Not the function's own line.
            }
        }
    }

    private synchronized void add(JsonNode line) {
        if (line.path("event").asText().equals("invocation")) {
            delivered += line.path("delivered").asLong();
            parked += line.path("Parked").asLong();
            line.path("droppedBy")
                    .properties()
                    .forEach(
                            step -> dropped.merge(step.getKey(), step.getValue().asLong(), Long::sum));
        }
    }

    /** How many records each step dropped. */
    public synchronized Map<String, Long> dropped() {
        return new TreeMap<>(dropped);
    }

    /** Number of outputs that were delivered. */
    public synchronized long delivered() {
        return delivered;
    }

    /** Number of records that were parked. */
    public synchronized long parked() {
        return parked;
    }

    /** Number of records that are done with: delivered, dropped or parked. */
    public synchronized long settled() {
        return delivered
                + parked
                + dropped.values().stream().mapToLong(Long::longValue).sum();
    }
}
