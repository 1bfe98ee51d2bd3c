package dev.kdt.local.delivery;

import dev.kdt.bytes.Slice;
import java.util.Map;

/** What changes records on their way, as a transformation function does. The host brings them, by the ARN that a delivery stream
 * names. For the same record it must give the same. Used by one thread. */
public interface Transformer {
    /** Makes transformers: one for each thread. */
    @FunctionalInterface
    interface Factory {
        Transformer create();
    }

    /** What became of a record. */
    sealed interface Result {
        /** Deliver {@code data}, with these keys for dynamic partitioning. */
        record Ok(Slice data, Map<String, String> keys) implements Result {}

        /** Deliver nothing, on purpose. */
        record Dropped() implements Result {}

        /** The record goes to the error output. */
        record ProcessingFailed(String message) implements Result {}
    }

    /**
     * Changes one record.
     *
     * @param key the partition key it had in its stream; empty for direct puts
     * @param arrival milliseconds since the epoch
     */
    Result transform(Slice data, Slice key, long arrival);
}
