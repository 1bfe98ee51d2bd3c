package dev.kdt.local.delivery;

import dev.kdt.bytes.Slice;
import dev.kdt.local.log.LogRecord;
import java.util.HashMap;
import java.util.Map;

/**
 * A record, or a part of one, on its way from the source to an object.
 *
 * @param from the record of the source
 * @param data what it is by now
 * @param keys the keys of dynamic partitioning found so far
 */
record Piece(LogRecord from, Slice data, Map<String, String> keys) {
    static Piece of(LogRecord from) {
        return new Piece(from, from.data(), Map.of());
    }

    Piece with(Slice changed) {
        return new Piece(from, changed, keys);
    }

    /** With these keys besides those it has. */
    Piece withKeys(Map<String, String> more) {
        if (keys.isEmpty()) {
            return new Piece(from, data, more);
        }
        Map<String, String> all = new HashMap<>(keys);
        all.putAll(more);
        return new Piece(from, data, all);
    }
}
