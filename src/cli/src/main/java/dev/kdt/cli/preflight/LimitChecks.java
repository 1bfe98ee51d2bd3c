package dev.kdt.cli.preflight;

import dev.kdt.record.Limits;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The limits of the services that a record may come to: a request and an event are measured as if it were alone in them. */
final class LimitChecks {
    /** Bytes of a Lambda event of one record around its key and data: member names, sequence number, ARNs. */
    private static final int EVENT_BYTES = 700;

    private static final String BYTES = "bytes";

    private final LimitCheck key = new LimitCheck("partition key", "characters", Limits.PARTITION_KEY_CHARACTERS);
    private final LimitCheck record;
    private final LimitCheck request = new LimitCheck("PutRecords request", BYTES, Limits.PUT_RECORDS_LARGEST_BYTES);
    private final LimitCheck firehose = new LimitCheck("Firehose record", BYTES, Limits.FIREHOSE_RECORD_BYTES);
    private final LimitCheck lambda = new LimitCheck("Lambda event", BYTES, Limits.LAMBDA_PAYLOAD_BYTES);

    /** @param recordBytes the largest record that the stream takes, with its key */
    LimitChecks(long recordBytes) {
        record = new LimitCheck("record and key", BYTES, recordBytes);
    }

    /**
     * What is wrong with a record, by the limits that it breaks; empty when it keeps them all.
     *
     * @param keyCharacters Unicode characters of the partition key
     * @param keyBytes UTF-8 bytes of it
     */
    List<String> measure(int keyCharacters, int keyBytes, long data) {
        return Stream.of(
                        keyFlaw(keyCharacters),
                        record.measure(data + keyBytes),
                        request.measure(data + keyBytes),
                        firehose.measure(data),
                        lambda.measure(EVENT_BYTES + keyBytes + Math.ceilDiv(data, 3) * 4))
                .<String>mapMulti((flaw, found) -> {
                    if (flaw != null) {
                        found.accept(flaw);
                    }
                })
                .toList();
    }

    private @Nullable String keyFlaw(int characters) {
        if (characters > 0) {
            return key.measure(characters);
        }
        key.broken();
        return "partition key: it is empty";
    }

    /** A record has no partition key that the service takes. */
    void brokenKey() {
        key.broken();
    }

    List<LimitCheck> all() {
        return List.of(key, record, request, firehose, lambda);
    }
}
