package dev.kdt.record;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * A range of hash keys, both ends included. Hash keys are unsigned 128-bit numbers; a record goes to the open shard whose range
 * holds the MD5 of its partition key, or its explicit hash key (Amazon Kinesis API Reference, PutRecord).
 */
public record HashKeyRange(BigInteger start, BigInteger end) {
    /** The largest hash key, 2^128 - 1. */
    public static final BigInteger MAX = BigInteger.TWO.pow(128).subtract(BigInteger.ONE);

    /** Every hash key there is. */
    public static final HashKeyRange ALL = new HashKeyRange(BigInteger.ZERO, MAX);

    public HashKeyRange {
        if (start.signum() < 0 || end.compareTo(start) < 0 || end.compareTo(MAX) > 0) {
            throw new IllegalArgumentException("not a range of hash keys: " + start + ".." + end);
        }
    }

    /** The hash key of a partition key: the MD5 of its UTF-8 bytes as an unsigned number. */
    public static BigInteger hash(String partitionKey) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(partitionKey.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    public boolean contains(BigInteger hashKey) {
        return hashKey.compareTo(start) >= 0 && hashKey.compareTo(end) <= 0;
    }

    /** This range cut into {@code parts} neighbouring ranges of the same size, but for the last, which takes the rest. */
    public List<HashKeyRange> split(int parts) {
        BigInteger size = end.subtract(start).add(BigInteger.ONE).divide(BigInteger.valueOf(parts));
        List<HashKeyRange> ranges = new ArrayList<>(parts);
        BigInteger from = start;
        for (int i = 1; i < parts; i++) {
            BigInteger next = from.add(size);
            ranges.add(new HashKeyRange(from, next.subtract(BigInteger.ONE)));
            from = next;
        }
        ranges.add(new HashKeyRange(from, end));
        return ranges;
    }
}
