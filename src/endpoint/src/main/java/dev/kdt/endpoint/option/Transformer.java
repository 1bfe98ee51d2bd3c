package dev.kdt.endpoint.option;

import dev.kdt.bytes.Slice;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function that transforms records on their way: Amazon Data Firehose Developer Guide, "Transform source data". Called by
 * one thread at a time.
 */
public interface Transformer {
    /**
     * Answers every record of {@code in} once, in any order.
     *
     * @throws TransformException when the function did not answer, in a way that the service has a code for
     * @throws IOException when the function did not answer; it is then called again
     */
    List<Answer> transform(Request in) throws IOException;

    /**
     * One call.
     *
     * @param deliveryStreamArn of the delivery stream whose records they are
     * @param invocationId the same for all attempts
     */
    record Request(String deliveryStreamArn, String invocationId, List<Item> records) {}

    /**
     * A record to be transformed.
     *
     * @param id what its answer must be told by; the same for the same record, also after a restart
     * @param arrival milliseconds since the epoch
     * @param key the partition key; empty where records are put directly
     * @param origin null where records are put directly
     */
    record Item(
            String id,
            long arrival,
            Slice key,
            Slice data,
            @Nullable Origin origin) {}

    /** Where in its stream a record is. */
    record Origin(String streamArn, String shardId, String sequenceNumber) {}

    /**
     * The result of a record.
     *
     * @param data what it is now; of a failed one, what it was
     * @param keys keys for dynamic partitioning
     */
    record Answer(String id, Result result, Slice data, Map<String, String> keys) {}

    /** The service's words for it. */
    enum Result {
        Ok,
        Dropped,
        ProcessingFailed
    }
}
