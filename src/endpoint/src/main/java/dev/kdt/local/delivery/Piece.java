package dev.kdt.local.delivery;

import dev.kdt.bytes.Slice;
import dev.kdt.local.log.LogRecord;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record, or a part of one, on its way from the source to an object.
 *
 * @param lane that it was read from
 * @param from the record of the source
 * @param partitionKey of the record, or of this part of an aggregate; empty where records are put directly
 * @param data what it is by now
 * @param compressed what was decompressed to become {@code data}; null when nothing was
 * @param keys the keys of dynamic partitioning found so far
 */
record Piece(
        DeliveryLane lane,
        LogRecord from,
        Slice partitionKey,
        Slice data,
        @Nullable Slice compressed,
        Map<String, String> keys) {
    static Piece of(DeliveryLane lane, LogRecord from) {
        return new Piece(lane, from, from.key(), from.data(), null, Map.of());
    }

    Piece with(Slice changed) {
        return new Piece(lane, from, partitionKey, changed, compressed, keys);
    }

    /** With its data decompressed to {@code plain}. */
    Piece decompressed(Slice plain) {
        return new Piece(lane, from, partitionKey, plain, data, keys);
    }

    /**
     * The bytes for the error output: decompressed records go there as they arrived (Amazon Data Firehose Developer Guide,
     * "Troubleshoot decompression in Firehose").
     */
    Slice raw() {
        return compressed == null ? data : compressed;
    }

    Piece withPartitionKey(Slice changed) {
        return new Piece(lane, from, changed, data, compressed, keys);
    }

    /** With these keys and no others. */
    Piece withOnlyKeys(Map<String, String> those) {
        return new Piece(lane, from, partitionKey, data, compressed, those);
    }

    /** With these keys besides those it has. */
    Piece withKeys(Map<String, String> more) {
        if (keys.isEmpty()) {
            return withOnlyKeys(more);
        }
        Map<String, String> all = new HashMap<>(keys);
        all.putAll(more);
        return withOnlyKeys(all);
    }
}
