package dev.kdt.load;

/**
 * A heavy partition key.
 *
 * @param measure that its shard is nearest to the limit in
 * @param share of its shard's load, from 0 to 1; at least the true one
 * @param error the most by which the share may be too large
 * @param limitShare of what one shard takes in a second; 1 is all of it
 * @param place whether the key's MD5 says where its records go
 */
public record KeyReport(
        String key, String shard, Measure measure, double share, double error, double limitShare, Place place) {
    /** The place of a key's records, as far as it is known. */
    public enum Place {
        /** They go where the MD5 of the key, or the hash key that an aggregate names, says. */
        KNOWN,
        /** They came with explicit hash keys, which readers are not told. */
        UNKNOWN
    }

    /** Whether at least half of its share is certain: in a load of many even keys none has that. */
    public boolean isHeavy() {
        return error <= share / 2;
    }

    /** The share that it has for certain. */
    public double certainShare() {
        return share - error;
    }

    /** The share of what one shard takes that it has for certain. */
    public double certainLimitShare() {
        return share > 0 ? limitShare * certainShare() / share : 0;
    }
}
