package dev.kdt.cli.preflight;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.KplWriter;
import dev.kdt.record.Limits;
import org.jspecify.annotations.Nullable;

/**
 * The same records packed: into full aggregates of a stream, and into full records of a delivery stream, with a newline between. What is
 * sent slowly, or to many shards, fills them less. Not safe for use by several threads.
 */
final class Packing {
    private final KplWriter writer = new KplWriter(KplWriter.USUAL_BYTES);
    private final Volume aggregated = new Volume();
    private final Volume packed = new Volume();
    private int aggregateKeys;
    private int lastSize;
    private long joined;

    void add(String key, int keyBytes, @Nullable String explicitHashKey, Slice data) {
        aggregate(key, keyBytes, explicitHashKey, data);
        join(data.length());
    }

    private void aggregate(String key, int keyBytes, @Nullable String explicitHashKey, Slice data) {
        if (!writer.add(key, explicitHashKey, data)) {
            endAggregate();
            if (!writer.add(key, explicitHashKey, data)) {
                aggregated.add(data.length(), keyBytes);
                return;
            }
        }
        aggregateKeys = keyBytes;
        lastSize = data.length();
    }

    /** A single record is put as it is. */
    private void endAggregate() {
        if (writer.count() == 1) {
            aggregated.add(lastSize, aggregateKeys);
        } else if (writer.count() > 1) {
            aggregated.add(writer.size(), KplWriter.PARTITION_KEY.length());
        }
        Object _ = writer.finish();
    }

    private void join(int size) {
        int withNewline = size + 1;
        if (joined > 0 && joined + withNewline > Limits.FIREHOSE_RECORD_BYTES) {
            packed.add(joined, 0);
            joined = 0;
        }
        joined += withNewline;
    }

    /** Ends what is being filled; nothing is added afterwards. */
    void end() {
        endAggregate();
        if (joined > 0) {
            packed.add(joined, 0);
            joined = 0;
        }
    }

    Volume aggregated() {
        return aggregated;
    }

    Volume packed() {
        return packed;
    }
}
