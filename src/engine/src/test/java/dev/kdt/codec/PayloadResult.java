package dev.kdt.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.bytes.Slice;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import dev.kdt.record.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * What a decoder made of one payload.
 *
 * @param values as JSON
 * @param chains the layers of each
 * @param failures their messages
 */
record PayloadResult(
        List<String> values,
        List<String> chains,
        List<Long> subsequences,
        List<String> failures,
        List<Oddity> oddities,
        List<KinesisRecord> empty) {
    static final MaxRecord MAX = new MaxRecord(100_000);

    static PayloadResult of(Chain chain, Slice payload) {
        PayloadResult decoded = new PayloadResult(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        KinesisRecord wire = new KinesisRecord(Position.inShard("s", "shard", "1"), "key", null, null, payload);
        new Decoder(chain, OutOfShard.MARK, decoded.oddities::add, MAX).decode(wire, new Decoder.Sink() {
            @Override
            public void decoded(Message message) {
                decoded.values.add(message.value().toString());
                decoded.chains.add(message.chain().toString());
                decoded.subsequences.add(message.record().position().subsequence());
            }

            @Override
            public void failed(KinesisRecord record, Failure failure) {
                decoded.failures.add(failure.message());
            }

            @Override
            public void empty(KinesisRecord record) {
                decoded.empty.add(record);
            }
        });
        return decoded;
    }

    /** Whether the payload was found to be a container of nothing. */
    boolean isEmpty() {
        return !empty.isEmpty();
    }

    /** The message of the only failure. */
    String failure() {
        assertEquals(1, failures.size(), this::toString);
        return failures.getFirst();
    }
}
