package dev.kdt.record;

import java.nio.charset.StandardCharsets;

/**
 * The hash keys that a shard takes.
 *
 * @param first included
 * @param last included
 */
public record HashRange(HashKey first, HashKey last) {
    public boolean holds(HashKey key) {
        return first.compareTo(key) <= 0 && key.compareTo(last) <= 0;
    }

    /** Whether a record with these keys belongs here: its explicit hash key counts, else its partition key's. */
    public boolean holds(KinesisRecord record) {
        String explicit = record.explicitHashKey();
        String key = record.partitionKey();
        if (explicit != null) {
            return holds(HashKey.parse(explicit));
        }
        return key == null || holds(HashKey.ofPartitionKey(key.getBytes(StandardCharsets.UTF_8)));
    }
}
