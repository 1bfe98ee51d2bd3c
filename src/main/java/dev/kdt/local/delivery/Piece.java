package dev.kdt.local.delivery;

import dev.kdt.bytes.Slice;
import dev.kdt.local.log.LogRecord;
import java.util.HashMap;
import java.util.Map;

/**
 * A record, or a part of one, on its way from the source to an object.
 *
 * @param lane that it was read from
 * @param from the record of the source
 * @param partitionKey of the record, or of this part of an aggregate; empty where records are put directly
 * @param data what it is by now
 * @param keys the keys of dynamic partitioning found so far
 */
record Piece(Lane lane, LogRecord from, Slice partitionKey, Slice data, Map<String, String> keys) {
    static Piece of(Lane lane, LogRecord from) {
        return new Piece(lane, from, from.key(), from.data(), Map.of());
    }

    Piece with(Slice changed) {
        return new Piece(lane, from, partitionKey, changed, keys);
    }

    Piece withPartitionKey(Slice changed) {
        return new Piece(lane, from, changed, data, keys);
    }

    /** With these keys and no others. */
    Piece withOnlyKeys(Map<String, String> those) {
        return new Piece(lane, from, partitionKey, data, those);
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
