package dev.kdt.aws;

import dev.kdt.record.Limits;
import java.util.List;
import software.amazon.awssdk.services.kinesis.model.Record;

/**
 * How many records to ask a shard for. A shard gives 2 MiB in a second, and nothing for five seconds after an answer of 10 MiB ("Amazon
 * Kinesis API Reference, GetRecords"): answers of a second's length are as fast, and take less memory. Used by one thread.
 */
final class AnswerLength {
    private static final long BYTES = 2 << 20;

    /** Before the length of records is known. */
    private static final int FIRST = 1000;

    private int records = FIRST;

    int records() {
        return records;
    }

    /** Takes the length of the next records from that of these. */
    void learn(List<Record> answered) {
        long bytes = 0;
        for (Record each : answered) {
            bytes += each.data().asByteArrayUnsafe().length;
        }
        if (!answered.isEmpty()) {
            records = Math.clamp(BYTES * answered.size() / Math.max(1, bytes), 1, Limits.GET_RECORDS_COUNT);
        }
    }
}
