package dev.kdt.local.delivery;

import dev.kdt.bytes.Slice;
import dev.kdt.local.log.LogRecord;
import java.util.Map;
import java.util.TreeMap;

/** What a record has become on its way to an object.
 *
 * @param keys the keys of dynamic partitioning found so far
 */
record Piece(LogRecord from, Slice data, Map<String, String> keys) {
    Piece withData(Slice value) {
        return new Piece(from, value, keys);
    }

    Piece withKeys(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(keys);
        all.putAll(more);
        return new Piece(from, data, all);
    }
}
