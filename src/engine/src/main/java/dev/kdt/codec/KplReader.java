package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.record.HashRange;
import dev.kdt.record.KinesisRecord;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes aggregates of the Kinesis Producer Library apart into user records.
 *
 * <p>A payload that only begins like an aggregate (its MD5 does not match, or the message behind it is broken) is handed on
 * whole, as the Kinesis Client Library does. Unlike that library, user records whose hash key lies outside the shard's range are
 * kept, and {@linkplain KinesisRecord#outOfShard marked}: it drops them and trusts that the KPL sends them again after a split,
 * which other writers of aggregates do not. A duplicate is possible, a loss is not. One reader per thread.
 */
public final class KplReader {
    /** Made when the first aggregate comes: looking for it takes time that few records are worth. */
    private @Nullable MessageDigest md5;

    private final byte[] digest = new byte[KplFormat.DIGEST_BYTES];

    /** Whether the payload begins as an aggregate does: a quick look, no proof. */
    public static boolean looksAggregated(Slice payload) {
        return KplFormat.hasMagic(payload);
    }

    /**
     * The user records of a wire record, in order: each with its own keys, the arrival of the wire record and a sub-sequence
     * counted from 0; payloads share the wire record's bytes. Null when the record is no aggregate.
     */
    public @Nullable List<KinesisRecord> split(KinesisRecord wire) {
        return split(wire, null);
    }

    /**
     * The same for a record of a shard.
     *
     * @param shard the hash keys of the wire record's shard; null when they are not known, then no user record is marked
     */
    public @Nullable List<KinesisRecord> split(KinesisRecord wire, @Nullable HashRange shard) {
        Slice payload = wire.data();
        if (!KplFormat.hasMagic(payload)) {
            return null;
        }
        Slice message = payload.sub(KplFormat.MAGIC_BYTES, payload.length() - KplFormat.DIGEST_BYTES);
        if (!digestMatches(message)) {
            return null;
        }
        try {
            return records(wire, shard, message);
        } catch (CodecException _) {
            return null; // No aggregate in spite of its digest: the record goes on whole.
        }
    }

    private boolean digestMatches(Slice message) {
        MessageDigest digester = md5;
        if (digester == null) {
            digester = KplFormat.newDigest();
            md5 = digester;
        }
        digester.update(message.array(), message.from(), message.length());
        byte[] actual = digester.digest();
        System.arraycopy(message.array(), message.to(), digest, 0, digest.length);
        return Arrays.equals(actual, digest);
    }

    private static List<KinesisRecord> records(KinesisRecord wire, @Nullable HashRange shard, Slice message)
            throws CodecException {
        List<String> partitionKeys = new ArrayList<>();
        List<String> hashKeys = new ArrayList<>();
        List<Slice> entries = new ArrayList<>();
        for (ProtoReader fields = new ProtoReader(message); fields.next(); ) {
            switch (fields.field()) {
                case KplFormat.PARTITION_KEY_TABLE -> partitionKeys.add(fields.text());
                case KplFormat.EXPLICIT_HASH_KEY_TABLE -> hashKeys.add(fields.text());
                case KplFormat.RECORDS -> entries.add(fields.bytes());
                default -> fields.skip();
            }
        }
        List<KinesisRecord> users = new ArrayList<>(entries.size());
        for (Slice entry : entries) {
            KinesisRecord user = record(wire, users.size(), entry, partitionKeys, hashKeys);
            users.add(shard == null || holds(shard, user) ? user : user.markedOutOfShard());
        }
        return users;
    }

    private static KinesisRecord record(
            KinesisRecord wire, int index, Slice entry, List<String> partitionKeys, List<String> hashKeys)
            throws CodecException {
        String partitionKey = null;
        String hashKey = null;
        Slice data = null;
        for (ProtoReader fields = new ProtoReader(entry); fields.next(); ) {
            switch (fields.field()) {
                case KplFormat.PARTITION_KEY_INDEX -> partitionKey = at(partitionKeys, fields.index());
                case KplFormat.EXPLICIT_HASH_KEY_INDEX -> hashKey = at(hashKeys, fields.index());
                case KplFormat.DATA -> data = fields.bytes();
                default -> fields.skip();
            }
        }
        if (partitionKey == null || data == null) {
            throw new CodecException("a user record has no key or no data");
        }
        return new KinesisRecord(wire.position().withSubsequence(index), partitionKey, hashKey, wire.arrival(), data);
    }

    private static boolean holds(HashRange shard, KinesisRecord user) throws CodecException {
        try {
            return shard.holds(user);
        } catch (IllegalArgumentException _) {
            throw new CodecException("an explicit hash key that is none");
        }
    }

    private static String at(List<String> table, int index) throws CodecException {
        if (index >= table.size()) {
            throw new CodecException("an index is not in its table");
        }
        return table.get(index);
    }
}
