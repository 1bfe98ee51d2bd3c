package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The form of an aggregate of the Kinesis Producer Library: four bytes of magic, a protobuf message, and the MD5 of the message's
 * bytes. "KPL Aggregated Record Format" (aggregation-format.md of the amazon-kinesis-producer):
 *
 * <pre>
 * message AggregatedRecord { repeated string partition_key_table = 1; repeated string explicit_hash_key_table = 2;
 *                            repeated Record records = 3; }
 * message Record           { required uint64 partition_key_index = 1; optional uint64 explicit_hash_key_index = 2;
 *                            required bytes data = 3; repeated Tag tags = 4; }
 * </pre>
 */
final class KplFormat {
    static final int MAGIC_BYTES = 4;
    static final int DIGEST_BYTES = 16;

    static final int PARTITION_KEY_TABLE = 1;
    static final int EXPLICIT_HASH_KEY_TABLE = 2;
    static final int RECORDS = 3;

    static final int PARTITION_KEY_INDEX = 1;
    static final int EXPLICIT_HASH_KEY_INDEX = 2;
    static final int DATA = 3;

    private static final byte[] MAGIC = {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2};

    private KplFormat() {}

    static byte[] magic() {
        return MAGIC.clone();
    }

    static boolean hasMagic(Slice payload) {
        return payload.length() >= MAGIC_BYTES + DIGEST_BYTES && payload.startsWith(MAGIC);
    }

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
