package dev.kdt.local.log;

import dev.kdt.bytes.Slice;

/**
 * A record as the log keeps it.
 *
 * @param ordinal its place in the log, counted from 0; only damage leaves gaps
 * @param arrival milliseconds since the epoch, never less than its predecessor's
 * @param key the partition key's UTF-8 bytes
 * @param data the payload
 */
public record LogRecord(long ordinal, long arrival, Slice key, Slice data) {
    /** The bytes that the service's limits count: payload and key. */
    public int size() {
        return key.length() + data.length();
    }
}
