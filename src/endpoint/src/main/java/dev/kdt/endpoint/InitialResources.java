package dev.kdt.endpoint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Streams and delivery streams that are there, and {@code ACTIVE}, before an endpoint answers its first request. Those that are
 * there already stay as they are.
 */
public record InitialResources(List<InitialStream> streams, List<InitialDelivery> deliveries) {
    public static final InitialResources NONE = new InitialResources(List.of(), List.of());

    /** A stream of so many shards. */
    public record InitialStream(String name, int shards) {}

    /**
     * A delivery stream to the S3 bucket of its own name, a second or a MiB at a time, as GZIP.
     *
     * @param source the stream that it delivers; null for one that is put to directly
     */
    public record InitialDelivery(String name, @Nullable String source) {}
}
