package dev.kdt.flow;

import dev.kdt.pipeline.Output;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call that takes many records and answers for each: PutRecords, PutRecordBatch. */
public interface BatchApi {
    /**
     * The limits of a request.
     *
     * @param count records in one request
     * @param bytes bytes of one request, as {@link #size} counts them
     * @param recordBytes bytes of one record that every target takes, as {@link #size} counts them
     */
    record Limits(int count, int bytes, int recordBytes) {}

    /** The service's answer for one record. */
    sealed interface Verdict {
        /**
         * The target has it.
         *
         * @param shard that it is in; empty where there are no shards, or the service does not tell
         */
        record Delivered(String shard) implements Verdict {
            /** Delivered to a target without shards. */
            public Delivered() {
                this("");
            }
        }

        /** Not taken this time. */
        record Again(String message, Cause cause) implements Verdict {
            /** Not taken for a fault inside the service. */
            public Again(String message) {
                this(message, Cause.FAULT);
            }
        }

        /** Not sent: the request had no room for it. */
        record Later() implements Verdict {}

        /** Why a record was not taken this time. */
        enum Cause {
            /** More came than the service takes. */
            THROTTLED,
            /** A fault inside the service. */
            FAULT,
            /** It ended where not all of its readers see it, since the shards changed. */
            MOVED
        }

        /** Not taken, and never will be. */
        record Refused(String message) implements Verdict {}
    }

    /** The name of the target, for messages: {@code stream 'orders'}. */
    String target();

    /** The name of the target as users write it, for metrics: {@code kinesis:orders}. */
    default String label() {
        return target();
    }

    Limits limits();

    /** Bytes that the record counts against the limits. */
    int size(Output output);

    /** Why the service can never take the record, whatever its size; null when nothing is known against it. */
    default @Nullable String flaw(Output output) {
        return null;
    }

    /** The largest record of this target in bytes, if it may be larger than usual. May ask the service, once. */
    default int largestRecordBytes() {
        return limits().recordBytes();
    }

    /**
     * Sends one request, once: whoever calls sends again.
     *
     * @return a verdict for each output, in their order
     * @throws BatchFailedException when the call as a whole had no success and may have one later; some records may have
     *     arrived all the same
     * @throws BatchRefusedException when the service refused the whole call, perhaps for the sake of single records
     * @throws FlowException when calling again is of no use: the target is gone, access is denied
     */
    List<Verdict> put(List<Output> outputs);
}
