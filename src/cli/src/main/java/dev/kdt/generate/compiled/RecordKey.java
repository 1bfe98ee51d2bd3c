package dev.kdt.generate.compiled;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.generate.value.Draw;
import dev.kdt.generate.value.Field;
import dev.kdt.generate.value.GenerationException;
import dev.kdt.record.PartitionKey;
import org.jspecify.annotations.Nullable;

/** The partition key of a record: a value of it, a string without its quotes. */
public final class RecordKey {
    private static final Slice NULL = Slice.utf8("null");

    private final Field value;

    /** @param value worked out on the whole record */
    public RecordKey(Field value) {
        this.value = value;
    }

    /**
     * The key; null, for a random one, when the value is null, an empty string, or not there.
     *
     * @param record where the record stands that the draw has made, nothing behind it
     * @param text room for the key
     * @throws GenerationException when it is no key
     */
    @Nullable
    String of(Draw draw, ByteBuilder record, ByteBuilder text) {
        draw.markEnd(record);
        int end = record.size();
        value.write(draw, record);
        Slice json = record.viewFrom(end);
        if (!json.equals(NULL)) {
            draw.text(json, text.clear());
        }
        boolean none = json.equals(NULL) || text.size() == 0;
        record.truncate(end);
        if (none) {
            return null;
        }
        String key = text.toString();
        String flaw = PartitionKey.flaw(key);
        if (flaw != null) {
            throw new GenerationException(null, "key: " + flaw);
        }
        return key;
    }
}
