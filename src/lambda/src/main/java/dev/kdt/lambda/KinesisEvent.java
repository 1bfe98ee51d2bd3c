package dev.kdt.lambda;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.LambdaEvent;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.Value;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The event that Lambda's event source mapping makes of a batch of a stream.
 *
 * @param shards a batch for each shard, in the event's order. A real event is of one shard only
 * @param state of a tumbling window; null when the mapping has none
 */
record KinesisEvent(List<Batch> shards, @Nullable Value state) {
    /**
     * Reads an event.
     *
     * @throws EventException when it is no such event, or when a record cannot be named in the answer
     */
    static KinesisEvent read(byte[] json) {
        LambdaEvent.StreamEvent event = event(json);
        Map<String, List<KinesisRecord>> shards = new LinkedHashMap<>();
        for (KinesisRecord record : event.records()) {
            if (record.position().sequence() == null) {
                throw new EventException("a record of the event has no string 'sequenceNumber'");
            }
            String shard = String.valueOf(record.position().shard());
            shards.computeIfAbsent(shard, _ -> new ArrayList<>()).add(record);
        }
        List<Batch> batches = new ArrayList<>();
        shards.forEach((shard, itsRecords) -> batches.add(new Batch(shard, itsRecords)));
        return new KinesisEvent(batches, event.state());
    }

    private static LambdaEvent.StreamEvent event(byte[] json) {
        try {
            return LambdaEvent.stream(Slice.of(json));
        } catch (CodecException e) {
            throw EventOrigin.notOfStream(json, e);
        }
    }

    /** The arrival of the oldest record; null when none has one. */
    @Nullable
    Instant oldest() {
        return shards.stream()
                .flatMap(shard -> shard.records().stream())
                .map(KinesisRecord::arrival)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
