package dev.kdt.local.stream;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * A sequence number and its parts. The service does not document it; this is the form that others found (version 2):
 * from the highest hexadecimal digit {@code 2}, nine digits of the shard's creation in seconds, the last digit of the
 * shard's index, sixteen of the ordinal, two of zero, nine of the arrival in seconds, eight of the shard's index, {@code 2}.
 *
 * @param shardCreated seconds since the epoch
 * @param ordinal grows with every record of the shard; decides the order of sequence numbers
 * @param arrival seconds since the epoch
 */
public record SequenceNumber(long shardCreated, int shardIndex, long ordinal, long arrival) {
    /** The ordinal in the number that ends a closed shard's range. */
    static final long LAST_ORDINAL = Long.MAX_VALUE;

    private static final int DIGITS = 47;

    /**
     * Reads decimal digits.
     *
     * @throws IllegalArgumentException when they are not of this form
     */
    public static SequenceNumber parse(String digits) {
        String hex = new BigInteger(digits).toString(16);
        if (hex.length() != DIGITS || hex.charAt(0) != '2' || hex.charAt(DIGITS - 1) != '2') {
            throw new IllegalArgumentException("'" + digits + "' is not a sequence number");
        }
        long ordinal = Long.parseUnsignedLong(hex.substring(11, 27), 16);
        long shardIndex = Long.parseLong(hex.substring(38, 46), 16);
        if (ordinal < 0 || shardIndex > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("'" + digits + "' is not a sequence number");
        }
        return new SequenceNumber(
                Long.parseLong(hex.substring(1, 10), 16),
                (int) shardIndex,
                ordinal,
                Long.parseLong(hex.substring(29, 38), 16));
    }

    /** Decimal digits, as on the wire. */
    @Override
    public String toString() {
        long high = (2L << 56) | (shardCreated << 20) | ((shardIndex & 0xfL) << 16) | (ordinal >>> 48);
        long middle = (ordinal << 16) | (arrival >>> 28);
        long low = (arrival << 36) | ((long) shardIndex << 4) | 2;
        return new BigInteger(
                        1,
                        ByteBuffer.allocate(24)
                                .putLong(high)
                                .putLong(middle)
                                .putLong(low)
                                .array())
                .toString();
    }
}
