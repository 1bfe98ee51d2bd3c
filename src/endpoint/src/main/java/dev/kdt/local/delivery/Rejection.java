package dev.kdt.local.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.bytes.Slice;
import java.util.Base64;

/**
 * Why a piece goes to the error output.
 *
 * @param type what kind of error output
 * @param code the service's, such as {@code Lambda.ProcessingFailedStatus}
 * @param attempts how often it was tried
 * @param lambdaArn of the function that had it; empty for none
 */
record Rejection(ErrorType type, Verdict verdict, String code, String message, int attempts, String lambdaArn) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A record of one more partition than may be filled at a time: Amazon Data Firehose Developer Guide, "Quota". */
    static final Rejection OVER_THE_LIMIT = new Rejection(
            ErrorType.ACTIVE_PARTITION_EXCEEDED,
            Verdict.OF_THE_MOMENT,
            "DynamicPartitioning.ActivePartitionLimitExceeded",
            "The number of active partitions has exceeded the configured limit",
            1,
            "");

    /** Whether the same record, read again after a crash, would be rejected again. */
    enum Verdict {
        /** Yes: it is the record that is wrong. */
        OF_THE_RECORD,
        /** Perhaps not: something was full, or did not answer. */
        OF_THE_MOMENT
    }

    /** The record is wrong, and was looked at once. */
    static Rejection of(String code, String message) {
        return of(ErrorType.PROCESSING_FAILED, code, message);
    }

    /** The same, for error output of another kind. */
    static Rejection of(ErrorType type, String code, String message) {
        return new Rejection(type, Verdict.OF_THE_RECORD, code, message, 1, "");
    }

    boolean isOfTheMoment() {
        return verdict == Verdict.OF_THE_MOMENT;
    }

    /**
     * The line of an error object: Amazon Data Firehose Developer Guide, "Handle failure in data transformation".
     *
     * @param ended milliseconds since the epoch, when it was given up
     */
    Slice line(Piece piece, long ended) {
        ObjectNode line = JSON.createObjectNode()
                .put("attemptsMade", attempts)
                .put("arrivalTimestamp", piece.from().arrival())
                .put("errorCode", code)
                .put("errorMessage", message)
                .put("attemptEndingTimestamp", ended)
                .put("rawData", Base64.getEncoder().encodeToString(piece.raw().toSharedBytes()));
        if (!lambdaArn.isEmpty()) {
            line.put("lambdaArn", lambdaArn);
        }
        try {
            return Slice.utf8(JSON.writeValueAsString(line) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // A tree of texts and numbers is always written.
        }
    }
}
