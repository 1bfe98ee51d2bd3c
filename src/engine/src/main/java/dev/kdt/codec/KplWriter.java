package dev.kdt.codec;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.record.PartitionKey;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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

    private static final int EMPTY_BYTES = KplFormat.MAGIC_BYTES + KplFormat.DIGEST_BYTES;

    private final int limit;
    private final Table partitionKeys = new Table(KplFormat.PARTITION_KEY_TABLE);
    private final Table hashKeys = new Table(KplFormat.EXPLICIT_HASH_KEY_TABLE);
    private final List<Entry> entries = new ArrayList<>();
    private final MessageDigest md5 = KplFormat.newDigest();
    private int size = EMPTY_BYTES;

    /** @param limit the most bytes that an aggregate may have, magic and digest included */
    public KplWriter(int limit) {
        this.limit = limit;
    }

    /** Number of user records since the last {@link #finish}. */
    public int count() {
        return entries.size();
    }

    /** Number of bytes that {@link #finish} would give now. */
    public int size() {
        return size;
    }

    /**
     * Adds a user record.
     *
     * @param data is read by {@link #finish}, and stays as it is until then
     * @return false when the aggregate would grow over its limit: nothing was added; finish first, and send a record that does
     *     not fit into an empty aggregate by itself
     */
    public boolean add(String partitionKey, @Nullable String explicitHashKey, Slice data) {
        int keyIndex = partitionKeys.index(partitionKey);
        int hashKeyIndex = explicitHashKey == null ? Entry.NO_KEY : hashKeys.index(explicitHashKey);
        Entry entry = new Entry(keyIndex, hashKeyIndex, data);
        int grown = size
                + partitionKeys.growth(partitionKey, keyIndex)
                + (explicitHashKey == null ? 0 : hashKeys.growth(explicitHashKey, hashKeyIndex))
                + fieldSize(entry.size());
        if (grown > limit) {
            return false;
        }
        size = grown;
        partitionKeys.add(partitionKey, keyIndex);
        if (explicitHashKey != null) {
            hashKeys.add(explicitHashKey, hashKeyIndex);
        }
        entries.add(entry);
        return true;
    }

    /** The aggregate of all records added, and a fresh start. The bytes are the caller's own. */
    public Slice finish() {
        ByteBuilder out = new ByteBuilder(size);
        out.put(KplFormat.magic());
        partitionKeys.write(out);
        hashKeys.write(out);
        for (Entry each : entries) {
            each.write(out);
        }
        md5.update(out.array(), KplFormat.MAGIC_BYTES, out.size() - KplFormat.MAGIC_BYTES);
        out.put(md5.digest());
        partitionKeys.clear();
        hashKeys.clear();
        entries.clear();
        size = EMPTY_BYTES;
        return out.view();
    }

    /**
     * A user record.
     *
     * @param keyIndex of its partition key
     * @param hashKeyIndex of its explicit hash key, or {@link #NO_KEY}
     */
    private record Entry(int keyIndex, int hashKeyIndex, Slice data) {
        static final int NO_KEY = -1;

        int size() {
            return numberSize(keyIndex)
                    + (hashKeyIndex == NO_KEY ? 0 : numberSize(hashKeyIndex))
                    + fieldSize(data.length());
        }

        void write(ByteBuilder to) {
            start(to, KplFormat.RECORDS, size());
            number(to, KplFormat.PARTITION_KEY_INDEX, keyIndex);
            if (hashKeyIndex != NO_KEY) {
                number(to, KplFormat.EXPLICIT_HASH_KEY_INDEX, hashKeyIndex);
            }
            start(to, KplFormat.DATA, data.length());
            to.put(data);
        }
    }

    /** Keys that records point to, each once. */
    private static final class Table {
        private final int field;
        private final Map<String, Integer> indexes = new HashMap<>();
        private final ByteBuilder written = new ByteBuilder();

        Table(int field) {
            this.field = field;
        }

        /** Where a key is, or would be if it were added. */
        int index(String key) {
            return indexes.getOrDefault(key, indexes.size());
        }

        /** Bytes that adding a key of this index adds. */
        int growth(String key, int index) {
            return isNew(index) ? fieldSize(PartitionKey.bytes(key)) : 0;
        }

        /** Adds a key of this index, unless it is there. */
        void add(String key, int index) {
            if (isNew(index)) {
                indexes.put(key, index);
                Slice utf8 = Slice.utf8(key);
                start(written, field, utf8.length());
                written.put(utf8);
            }
        }

        private boolean isNew(int index) {
            return index == indexes.size();
        }

        void write(ByteBuilder to) {
            to.put(written.view());
        }

        void clear() {
            indexes.clear();
            written.clear();
        }
    }

    private static void number(ByteBuilder to, int field, int value) {
        to.put((field << 3) | VARINT);
        varint(to, value);
    }

    private static int numberSize(int value) {
        return 1 + varintSize(value);
    }

    /** Begins a field of so many bytes. */
    private static void start(ByteBuilder to, int field, int length) {
        to.put((field << 3) | LENGTH_DELIMITED);
        varint(to, length);
    }

    private static int fieldSize(int length) {
        return 1 + varintSize(length) + length;
    }

    private static void varint(ByteBuilder to, int value) {
        int rest = value;
        while (rest > 0x7F) {
            to.put((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        to.put(rest);
    }

    /** Seven bits to a byte. */
    private static int varintSize(int value) {
        return Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(value) + 6) / 7);
    }
}
