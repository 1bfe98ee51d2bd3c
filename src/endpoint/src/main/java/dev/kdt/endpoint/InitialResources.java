package dev.kdt.endpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Streams, delivery streams and event source mappings that are there, and {@code ACTIVE}, before an endpoint answers its first request. Those that are
 * there already stay as they are.
 */
public record InitialResources(
        List<InitialStream> streams, List<InitialDelivery> deliveries, List<InitialMapping> mappings) {
    public static final InitialResources NONE = new InitialResources(List.of(), List.of());

    /** Without mappings. */
    public InitialResources(List<InitialStream> streams, List<InitialDelivery> deliveries) {
        this(streams, deliveries, List.of());
    }

    public InitialResources withMappings(List<InitialMapping> value) {
        return new InitialResources(streams, deliveries, value);
    }

    /** A stream of so many shards. */
    public record InitialStream(String name, int shards) {}

    /**
     * A delivery stream to the S3 bucket of its own name, a second or a MiB at a time, as GZIP.
     *
     * @param source the stream that it delivers; null for one that is put to directly
     */
    public record InitialDelivery(String name, @Nullable String source) {}

    /**
     * The records of a stream for a function, from the oldest on unless the settings say otherwise.
     *
     * @param settings members of CreateEventSourceMapping beside those that name the function and the stream
     */
    public record InitialMapping(String function, String stream, ObjectNode settings) {
        /** With the service's settings. */
        public InitialMapping(String function, String stream) {
            this(function, stream, JsonNodeFactory.instance.objectNode());
        }
    }
}
