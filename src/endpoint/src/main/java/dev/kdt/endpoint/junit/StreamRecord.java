package dev.kdt.endpoint.junit;

import dev.kdt.bytes.Slice;

/**
 * A record of a stream.
 *
 * @param shard the whole id of its shard
 * @param data its bytes
 */
public record StreamRecord(String shard, String sequenceNumber, String partitionKey, Slice data) {
    /** Its data as UTF-8. */
    public String text() {
        return data.toText();
    }
}
