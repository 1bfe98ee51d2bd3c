package dev.kdt.local.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * When an object is delivered: whichever comes first.
 *
 * @param bytes it holds this much, before compression
 * @param time its oldest record is buffered this long
 */
public record Buffering(long bytes, Duration time) {
    /** Amazon Data Firehose API Reference, BufferingHints. */
    static final int DEFAULT_SIZE_MIB = 5;

    static final int DEFAULT_SECONDS = 300;

    /** Reads {@code BufferingHints}; what is not given has the service's default. */
    static Buffering of(JsonNode hints, int defaultSizeMib) {
        return new Buffering(
                hints.path("SizeInMBs").asLong(defaultSizeMib) << 20,
                Duration.ofSeconds(hints.path("IntervalInSeconds").asLong(DEFAULT_SECONDS)));
    }
}
