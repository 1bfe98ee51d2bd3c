package dev.kdt.local.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.bytes.Slice;
import java.util.Base64;

/**
 * Why a piece goes to the error output.
 *
 * @param code the service's, such as {@code Lambda.ProcessingFailedStatus}
 * @param attempts how often it was tried
 * @param lambdaArn of the function that had it; empty for none
 */
record Rejection(String code, String message, int attempts, String lambdaArn) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Rejection of(String code, String message) {
        return new Rejection(code, message, 1, "");
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
                .put("rawData", Base64.getEncoder().encodeToString(piece.data().toSharedBytes()));
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
