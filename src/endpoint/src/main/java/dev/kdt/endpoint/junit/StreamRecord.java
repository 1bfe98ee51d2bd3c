package dev.kdt.endpoint.junit;

import java.nio.charset.StandardCharsets;

/**
 * A record of a stream.
 *
 * @param shard the whole id of its shard
 * @param data its bytes, owned by the caller
 */
public record StreamRecord(String shard, String sequenceNumber, String partitionKey, byte[] data) {
    /** Its data as UTF-8. */
    public String text() {
        return new String(data, StandardCharsets.UTF_8);
    }
}
