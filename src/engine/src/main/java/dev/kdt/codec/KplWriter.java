package dev.kdt.codec;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Packs user records into one aggregate as the Kinesis Producer Library does. All records of an aggregate must belong to the
 * same shard: the caller sees to that, and puts the aggregate under a key, or an explicit hash key, of this shard. Reused after
 * each {@link #finish}. Not safe for use by several threads.
 */
public final class KplWriter {
    /** The usual most bytes of an aggregate: "Configuring the Kinesis Producer Library", AggregationMaxSize. */
    public static final int USUAL_BYTES = 51_200;

    /** The partition key under which an aggregate is put: kinesis_record.cc of the amazon-kinesis-producer. */
    public static final String PARTITION_KEY = "a";

    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;

    private final int limit;
    private final Map<String, Integer> partitionKeys = new LinkedHashMap<>();
    private final Map<String, Integer> hashKeys = new LinkedHashMap<>();
    private final ByteBuilder keyTable = new ByteBuilder();
    private final ByteBuilder hashKeyTable = new ByteBuilder();
    private final ByteBuilder records = new ByteBuilder(1 << 12);
    private final ByteBuilder entry = new ByteBuilder();
    private final ByteBuilder out = new ByteBuilder(1 << 12);
    private final MessageDigest md5 = KplFormat.newDigest();
    private int count;

    /** @param limit the most bytes that an aggregate may have, magic and digest included */
    public KplWriter(int limit) {
        this.limit = limit;
    }

    /** Number of user records since the last {@link #finish}. */
    public int count() {
        return count;
    }

    /** Number of bytes that {@link #finish} would give now. */
    public int size() {
        return KplFormat.MAGIC_BYTES + keyTable.size() + hashKeyTable.size() + records.size() + KplFormat.DIGEST_BYTES;
    }

    /**
     * Adds a user record.
     *
     * @return false when the aggregate would grow over its limit: nothing was added; finish first, and send a record that does
     *     not fit into an empty aggregate by itself
     */
    public boolean add(String partitionKey, @Nullable String explicitHashKey, Slice data) {
        int keysBefore = keyTable.size();
        int hashKeysBefore = hashKeyTable.size();
        int recordsBefore = records.size();
        boolean newKey = !partitionKeys.containsKey(partitionKey);
        boolean newHashKey = explicitHashKey != null && !hashKeys.containsKey(explicitHashKey);
        entry.clear();
        number(
                entry,
                KplFormat.PARTITION_KEY_INDEX,
                index(partitionKeys, partitionKey, keyTable, KplFormat.PARTITION_KEY_TABLE));
        if (explicitHashKey != null) {
            number(
                    entry,
                    KplFormat.EXPLICIT_HASH_KEY_INDEX,
                    index(hashKeys, explicitHashKey, hashKeyTable, KplFormat.EXPLICIT_HASH_KEY_TABLE));
        }
        field(entry, KplFormat.DATA, data);
        field(records, KplFormat.RECORDS, entry.view());
        if (size() > limit) {
            keyTable.truncate(keysBefore);
            hashKeyTable.truncate(hashKeysBefore);
            records.truncate(recordsBefore);
            if (newKey) {
                partitionKeys.remove(partitionKey);
            }
            if (newHashKey) {
                hashKeys.remove(explicitHashKey);
            }
            return false;
        }
        count++;
        return true;
    }

    /** The aggregate of all records added, and a fresh start. The bytes are the caller's own. */
    public Slice finish() {
        out.clear();
        out.put(KplFormat.magic());
        out.put(keyTable.view()).put(hashKeyTable.view()).put(records.view());
        md5.update(out.array(), KplFormat.MAGIC_BYTES, out.size() - KplFormat.MAGIC_BYTES);
        out.put(md5.digest());
        partitionKeys.clear();
        hashKeys.clear();
        keyTable.clear();
        hashKeyTable.clear();
        records.clear();
        count = 0;
        return Slice.of(out.toBytes());
    }

    private static int index(Map<String, Integer> indexes, String key, ByteBuilder table, int tableField) {
        Integer known = indexes.get(key);
        if (known != null) {
            return known;
        }
        int index = indexes.size();
        indexes.put(key, index);
        field(table, tableField, Slice.utf8(key));
        return index;
    }

    private static void number(ByteBuilder to, int field, int value) {
        to.put((field << 3) | VARINT);
        varint(to, value);
    }

    private static void field(ByteBuilder to, int field, Slice value) {
        to.put((field << 3) | LENGTH_DELIMITED);
        varint(to, value.length());
        to.put(value);
    }

    private static void varint(ByteBuilder to, int value) {
        int rest = value;
        while (rest > 0x7F) {
            to.put((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        to.put(rest);
    }
}
