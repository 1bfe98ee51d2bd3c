package dev.kdt.record;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * A place in the hash key space: an unsigned 128-bit number. A record goes to the open shard whose range holds the MD5 of its
 * partition key, or its explicit hash key ("Amazon Kinesis API Reference, PutRecord").
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record HashKey(long high, long low) implements Comparable<HashKey> {
    public static final HashKey MIN = new HashKey(0, 0);
    public static final HashKey MAX = new HashKey(-1, -1);

    /** To look one up takes longer than to digest a key. */
    private static final ThreadLocal<MessageDigest> MD5 = ThreadLocal.withInitial(HashKey::md5);

    private static final BigInteger SPACE = BigInteger.ONE.shiftLeft(128);

    /** The form of a hash key in a request: no sign, no leading zeros. "Amazon Kinesis API Reference, PutRecord". */
    private static final Pattern WRITTEN = Pattern.compile("0|[1-9][0-9]{0,38}");

    /** Whether {@code digits} are a hash key as the service writes and takes it. */
    public static boolean isWritten(String digits) {
        return WRITTEN.matcher(digits).matches() && new BigInteger(digits).compareTo(SPACE) < 0;
    }

    /**
     * Reads decimal digits.
     *
     * @throws IllegalArgumentException when the number has more than 128 bits
     */
    public static HashKey parse(String digits) {
        return of(new BigInteger(digits));
    }

    /**
     * The hash key of that value.
     *
     * @throws IllegalArgumentException when it is negative or has more than 128 bits
     */
    public static HashKey of(BigInteger value) {
        if (value.signum() < 0 || value.bitLength() > 128) {
            throw new IllegalArgumentException(value + " is not in the hash key space");
        }
        return new HashKey(value.shiftRight(64).longValue(), value.longValue());
    }

    /** The hash key of a partition key: the MD5 of its UTF-8 bytes. */
    public static HashKey ofPartitionKey(byte[] utf8) {
        ByteBuffer digest = ByteBuffer.wrap(MD5.get().digest(utf8));
        return new HashKey(digest.getLong(), digest.getLong());
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    /**
     * The start of the {@code index}-th of {@code count} even shares of the space: {@code index / count} of it, rounded down.
     * Equal fractions have equal starts, so that the shares of 3 begin where every second one of 6 does.
     */
    public static HashKey evenStart(int index, int count) {
        return of(SPACE.multiply(BigInteger.valueOf(index)).divide(BigInteger.valueOf(count)));
    }

    /** The key before this one. */
    public HashKey previous() {
        return new HashKey(low == 0 ? high - 1 : high, low - 1);
    }

    /** The key after this one. */
    public HashKey next() {
        return new HashKey(low == -1 ? high + 1 : high, low + 1);
    }

    /** The start of the upper half of the range from this key to {@code last}, both included. */
    public HashKey middle(HashKey last) {
        return of(value().add(last.value()).add(BigInteger.ONE).shiftRight(1));
    }

    /**
     * The distance from {@code lower}, rounded to 53 bits.
     *
     * @param lower no greater than this key
     */
    public double distanceFrom(HashKey lower) {
        boolean borrows = Long.compareUnsigned(low, lower.low) < 0;
        return unsigned(high - lower.high - (borrows ? 1 : 0)) * 0x1p64 + unsigned(low - lower.low);
    }

    private static double unsigned(long number) {
        return (number >>> 1) * 2.0 + (number & 1);
    }

    /** The number. */
    public BigInteger value() {
        return new BigInteger(
                1, ByteBuffer.allocate(16).putLong(high).putLong(low).array());
    }

    @Override
    public int compareTo(HashKey other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** Decimal digits, as on the wire. */
    @Override
    public String toString() {
        return value().toString();
    }
}
