package dev.kdt.redrive;

/**
 * Records of a shard, in a row.
 *
 * @param stream its name
 * @param shard its id
 * @param first sequence number of the first one
 * @param last sequence number of the last one
 * @param size how many there were; 0 when that is not told
 */
public record SequenceRange(String stream, String shard, String first, String last, int size) {
    /** {@code orders, shardId-000000000000, 4959… to 4960…}. */
    public String inWords() {
        return "stream '" + stream + "', " + shard + ", " + first + " to " + last;
    }
}
