package dev.kdt.lambda;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.CodecException;
import dev.kdt.codec.LambdaEvent;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The event that Lambda's event source mapping makes of a batch of a stream, as batches for the pump. */
final class KinesisEvent {
    private KinesisEvent() {}

    /**
     * The event's records as one batch for each shard, in the event's order. A real event is of one shard only.
     *
     * @throws EventException when this is no such event, or when a record cannot be named in the answer
     */
    static List<Batch> read(byte[] event) {
        Map<String, List<KinesisRecord>> shards = new LinkedHashMap<>();
        for (KinesisRecord record : records(event)) {
            if (record.position().sequence() == null) {
                throw new EventException("a record of the event has no string 'sequenceNumber'");
            }
            String shard = String.valueOf(record.position().shard());
            shards.computeIfAbsent(shard, _ -> new ArrayList<>()).add(record);
        }
        List<Batch> batches = new ArrayList<>();
        shards.forEach((shard, itsRecords) -> batches.add(new Batch(shard, itsRecords)));
        return batches;
    }

    private static List<KinesisRecord> records(byte[] event) {
        try {
            return LambdaEvent.streamRecords(Slice.of(event));
        } catch (CodecException e) {
            throw new EventException(String.valueOf(e.getMessage()), e);
        }
    }
}
